//! The few calls of PD's HTTP API that the cases need: keyspaces, splitting regions and moving leaders. Keys are as stores see them, with the
//! prefix of their keyspace.
use crate::{wrong, Failure, Outcome};
use serde_json::{json, Value};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The form in which regions of transactions order keys: groups of eight bytes, each with the count of what is not padding.
pub fn encoded(key: &[u8]) -> String {
    let mut out = Vec::new();
    for at in (0..=key.len()).step_by(8) {
        let group = &key[at..key.len().min(at + 8)];
        out.extend_from_slice(group);
        out.resize(out.len() + 8 - group.len(), 0);
        out.push(255 - (8 - group.len()) as u8);
    }
    out.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn ask(pd: &str, method: &str, path: &str, body: &str) -> Result<Value, Failure> {
    let mut stream = TcpStream::connect(pd)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "{method} /pd/api/{path} HTTP/1.1\r\nHost: {pd}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, content) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    if !head.starts_with("HTTP/1.1 200") {
        return wrong(format!("{method} {path}: {head} {content}"));
    }
    // Chunked or not: the document is from the first bracket to the last.
    let from = content.find(['{', '"']).unwrap_or(0);
    let to = content.rfind(['}', '"']).map_or(content.len(), |at| at + 1);
    Ok(serde_json::from_str(&content[from..to])?)
}

/// The id of the keyspace, which is made if it is not there.
pub fn keyspace(pd: &str, name: &str) -> Result<u32, Failure> {
    let path = format!("v2/keyspaces/{name}");
    let found = ask(pd, "GET", &path, "")
        .or_else(|_| ask(pd, "POST", "v2/keyspaces", &json!({ "name": name }).to_string()))
        // Somebody else was faster.
        .or_else(|_| ask(pd, "GET", &path, ""))?;
    match found["id"].as_u64() {
        Some(id) => Ok(id as u32),
        None => wrong(format!("keyspace {name}: {found}")),
    }
}

pub fn split(pd: &str, keys: &[Vec<u8>]) -> Outcome {
    let keys: Vec<String> = keys.iter().map(|key| encoded(key)).collect();
    // PD asks the leaders and waits; a leader that moves meanwhile is asked the next time.
    let mut answer = Value::Null;
    for _ in 0..4 {
        answer = ask(pd, "POST", "v1/regions/split", &json!({ "split_keys": keys }).to_string())?;
        if answer["processed-percentage"].as_u64() == Some(100) {
            return Ok(());
        }
    }
    wrong(format!("split: {answer}"))
}

/// Moves the leader of the key's region and waits for it; false where there is only one replica. PD balances leaders meanwhile and may take it
/// back before anybody has looked: then it is ordered again.
pub async fn move_leader(pd: &str, key: &[u8]) -> Result<bool, Failure> {
    let path = format!("v1/region/key/{}?format=hex", encoded(key));
    let region = ask(pd, "GET", &path, "")?;
    let leader = region["leader"]["store_id"].as_u64();
    let peers = region["peers"].as_array().cloned().unwrap_or_default();
    let Some(target) = peers.iter().filter_map(|peer| peer["store_id"].as_u64()).find(|id| Some(*id) != leader) else {
        return Ok(false);
    };
    let operator = json!({ "name": "transfer-leader", "region_id": region["id"], "to_store_id": target });
    let mut ordered = ask(pd, "POST", "v1/operators", &operator.to_string()).map(|_| ());
    for _ in 0..10 {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(1) {
            if ask(pd, "GET", &path, "")?["leader"]["store_id"].as_u64() == Some(target) {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // Refused while an order of the balancer is under way.
        ordered = ask(pd, "POST", "v1/operators", &operator.to_string()).map(|_| ());
    }
    ordered.and_then(|()| wrong(format!("the leader did not move to store {target}")))
}

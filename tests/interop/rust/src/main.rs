//! Raw key-value through the tikv-client crate, strictly verified.
//!
//!     interop-rust PD_ADDRESS v1|v1ttl|v2
//!
//! Prints one line a case, `ok NAME` or `FAIL NAME: reason`; the exit code says whether all passed.
mod cases;

use interop_rust::{pd_http, prefix, report, Failure, Outcome};
use std::future::Future;
use std::time::Duration;
use tikv_client::{Config, RawClient};

pub struct Cluster {
    pub client: RawClient,
    pub pd: String,
    pub prefix: String,
    /// Of API V2.
    pub keyspace: Option<&'static str>,
}

impl Cluster {
    pub fn key(&self, name: impl std::fmt::Display) -> Vec<u8> {
        format!("{}{}", self.prefix, name).into_bytes()
    }
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.len() != 3 {
        eprintln!("usage: interop-rust PD_ADDRESS v1|v1ttl|v2");
        std::process::exit(2);
    }
    let keyspace = (args[2] == "v2").then_some("interop-rust");
    let mut suite = Suite { pd: args[1].clone(), keyspace, failed: false };
    suite.run("put-get", cases::put_get).await;
    suite.run("overwrite-delete", cases::overwrite_delete).await;
    suite.run("batch", cases::batch).await;
    suite.run("scan", cases::scan).await;
    suite.run("reverse-scan", cases::reverse_scan).await;
    suite.run("batch-scan", cases::batch_scan).await;
    suite.run("delete-range", cases::delete_range).await;
    if keyspace.is_some() {
        suite.run("column-families-refused", cases::column_families_refused).await;
        suite.run("keyspaces", cases::keyspaces).await;
    } else {
        suite.run("column-families", cases::column_families).await;
    }
    suite.run("compare-and-swap", cases::compare_and_swap).await;
    suite.run("large-value", cases::large_value).await;
    suite.run("concurrent", cases::concurrent).await;
    if args[2] != "v1" {
        suite.run("ttl", cases::ttl).await;
    } else {
        suite.run("ttl-refused", cases::ttl_refused).await;
    }
    std::process::exit(if suite.failed { 1 } else { 0 });
}

struct Suite {
    pd: String,
    keyspace: Option<&'static str>,
    failed: bool,
}

impl Suite {
    /// Every case connects anew: connecting is part of what is tested.
    async fn run<F: Future<Output = Outcome>>(&mut self, name: &str, case: impl Fn(Cluster) -> F) {
        let (pd, keyspace, case) = (&self.pd, self.keyspace, &case);
        let passed = report(name, || async move {
            let client = connect(pd, keyspace).await?;
            case(Cluster { client, pd: pd.clone(), prefix: prefix("rust", name), keyspace }).await
        });
        self.failed |= !passed.await;
    }
}

/// Without a keyspace it is API V1.
pub async fn connect(pd: &str, keyspace: Option<&str>) -> Result<RawClient, Failure> {
    let mut config = Config::default().with_timeout(Duration::from_secs(10));
    if let Some(name) = keyspace {
        pd_http::keyspace(pd, name)?;
        config = config.with_keyspace(name);
    }
    Ok(RawClient::new_with_config(vec![pd.to_string()], config).await?)
}

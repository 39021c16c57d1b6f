use crate::{connect, Cluster};
use interop_rust::{equal, refused, Failure, Outcome};
use std::time::Duration;
use tikv_client::{ColumnFamily, Key, KvPair};

fn bytes_of(keys: Vec<Key>) -> Vec<Vec<u8>> {
    keys.into_iter().map(Into::into).collect()
}

/// Stores `n` pairs under sorted keys and gives the keys.
async fn fill(c: &Cluster, n: usize) -> Result<Vec<Vec<u8>>, Failure> {
    let keys: Vec<Vec<u8>> = (0..n).map(|i| c.key(format!("{i:04}"))).collect();
    let pairs = keys.iter().map(|key| KvPair::new(key.clone(), [b"v of ", &key[..]].concat()));
    c.client.batch_put(pairs).await?;
    Ok(keys)
}

pub async fn put_get(c: Cluster) -> Outcome {
    let pairs: Vec<(Vec<u8>, Vec<u8>)> = vec![
        (c.key("plain"), b"value".to_vec()),
        (c.key("empty"), vec![]),
        (c.key("ключ 键 🧱"), "значение".into()),
        ([c.key("bytes"), vec![0, 255, 1]].concat(), vec![0, 255, 128, 0]),
    ];
    for (key, value) in &pairs {
        equal("before put", c.client.get(key.clone()).await?, None)?;
        c.client.put(key.clone(), value.clone()).await?;
    }
    for (key, value) in &pairs {
        equal("after put", c.client.get(key.clone()).await?.as_ref(), Some(value))?;
    }
    Ok(())
}

pub async fn overwrite_delete(c: Cluster) -> Outcome {
    let key = c.key("k");
    for value in [b"first".to_vec(), b"second".to_vec()] {
        c.client.put(key.clone(), value.clone()).await?;
        equal("get", c.client.get(key.clone()).await?, Some(value))?;
    }
    // Deleting what is not there is success too.
    for _ in 0..2 {
        c.client.delete(key.clone()).await?;
        equal("after delete", c.client.get(key.clone()).await?, None)?;
    }
    Ok(())
}

pub async fn batch(c: Cluster) -> Outcome {
    let keys = fill(&c, 2000).await?;
    let mut asked = keys.clone();
    asked.push(c.key("missing"));
    let mut got = c.client.batch_get(asked).await?;
    got.sort_by(|a, b| a.key().cmp(b.key()));
    equal("number of pairs", got.len(), keys.len())?;
    for (pair, key) in got.iter().zip(&keys) {
        equal("key", <&[u8]>::from(pair.key()), &key[..])?;
        equal("value", pair.value().clone(), [b"v of ", &key[..]].concat())?;
    }
    c.client.batch_delete(keys[..1000].to_vec()).await?;
    equal("left after batch delete", c.client.batch_get(keys.clone()).await?.len(), 1000)
}

// Limits below ask for no more than is there: the crate's scan starts again from the beginning of the key space when
// the last region gives fewer rows than asked (its loop ends only at a region border above the end of the range).
pub async fn scan(c: Cluster) -> Outcome {
    let keys = fill(&c, 300).await?;
    let whole = c.client.scan(c.key("")..c.key("~"), 300).await?;
    for (pair, key) in whole.iter().zip(&keys) {
        equal("value", pair.value().clone(), [b"v of ", &key[..]].concat())?;
    }
    equal("whole range", bytes_of(whole.into_iter().map(KvPair::into_key).collect()), keys.clone())?;
    let some = c.client.scan_keys(keys[10].clone()..keys[20].clone(), 10).await?;
    equal("start is included, end is not", bytes_of(some), keys[10..20].to_vec())?;
    let limited = c.client.scan_keys(keys[10].clone()..keys[20].clone(), 3).await?;
    equal("limit", bytes_of(limited), keys[10..13].to_vec())?;
    let closed = c.client.scan_keys(keys[10].clone()..=keys[20].clone(), 11).await?;
    equal("closed range", bytes_of(closed), keys[10..21].to_vec())?;
    let open = c.client.scan_keys(keys[295].clone().., 5).await?;
    equal("no end", bytes_of(open), keys[295..].to_vec())?;
    refused("scan over the limit", c.client.scan_keys(keys[0].clone().., 10_241).await, "Limit")
}

pub async fn reverse_scan(c: Cluster) -> Outcome {
    let keys = fill(&c, 50).await?;
    let backwards: Vec<_> = keys.iter().rev().cloned().collect();
    let whole = c.client.scan_keys_reverse(c.key("")..c.key("~"), 50).await?;
    equal("whole range", bytes_of(whole), backwards.clone())?;
    let some = c.client.scan_reverse(keys[10].clone()..keys[20].clone(), 4).await?;
    let some = some.into_iter().map(KvPair::into_key).collect();
    equal("start is included, end is not", bytes_of(some), backwards[30..34].to_vec())
}

pub async fn batch_scan(c: Cluster) -> Outcome {
    let keys = fill(&c, 100).await?;
    let range = |from: usize, to: usize| keys[from].clone()..keys[to].clone();
    let got = c.client.batch_scan_keys(vec![range(10, 15), range(50, 90)], 7).await?;
    equal("keys of two ranges", bytes_of(got), [&keys[10..15], &keys[50..57]].concat())?;
    let empty = c.client.batch_scan_keys(vec![range(3, 3)], 7).await;
    refused("empty range", empty, "Invalid KeyRanges")
}

pub async fn delete_range(c: Cluster) -> Outcome {
    let keys = fill(&c, 100).await?;
    c.client.delete_range(keys[20].clone()..keys[80].clone()).await?;
    let left = c.client.batch_scan_keys(vec![c.key("")..c.key("~")], 1000).await?;
    equal("left", bytes_of(left), [&keys[..20], &keys[80..]].concat())?;
    c.client.delete_range(c.key("")..c.key("~")).await?;
    let left = c.client.batch_scan_keys(vec![c.key("")..c.key("~")], 1000).await?;
    equal("left in the end", left.len(), 0)
}

pub async fn column_families(c: Cluster) -> Outcome {
    let key = c.key("k");
    let families = [ColumnFamily::Default, ColumnFamily::Write, ColumnFamily::Lock];
    for cf in &families {
        c.client.with_cf(cf.clone()).put(key.clone(), format!("{cf:?}")).await?;
    }
    for cf in &families {
        let got = c.client.with_cf(cf.clone()).get(key.clone()).await?;
        equal("value of its family", got, Some(format!("{cf:?}").into_bytes()))?;
    }
    equal("no family means default", c.client.get(key.clone()).await?, Some(b"Default".to_vec()))?;
    c.client.with_cf(ColumnFamily::Lock).delete(key.clone()).await?;
    equal("deleted", c.client.with_cf(ColumnFamily::Lock).get(key.clone()).await?, None)?;
    equal("the others stay", c.client.get(key).await?, Some(b"Default".to_vec()))
}

pub async fn column_families_refused(c: Cluster) -> Outcome {
    let client = c.client.with_cf(ColumnFamily::Lock);
    refused("a family", client.put(c.key("k"), "v").await, "cf is deprecated in API V2")
}

/// Equal keys of two keyspaces are two keys, and what has no end ends where its keyspace does.
pub async fn keyspaces(c: Cluster) -> Outcome {
    let other = connect(&c.pd, Some("DEFAULT")).await?;
    for (client, value) in [(&c.client, "here"), (&other, "there")] {
        client.put(c.key("k"), value).await?;
    }
    equal("in this keyspace", c.client.get(c.key("k")).await?, Some(b"here".to_vec()))?;
    equal("in the default one", other.get(c.key("k")).await?, Some(b"there".to_vec()))?;
    for client in [&c.client, &other] {
        let keys = client.batch_scan_keys(vec![c.key("")..vec![b'~'; 8]], 1000).await?;
        equal("the key without its prefix, once", bytes_of(keys).into_iter().filter(|key| *key == c.key("k")).count(), 1)?;
    }
    c.client.delete_range(c.key("")..c.key("~")).await?;
    equal("deleted here", c.client.get(c.key("k")).await?, None)?;
    equal("not there", other.get(c.key("k")).await?, Some(b"there".to_vec()))
}

pub async fn compare_and_swap(c: Cluster) -> Outcome {
    let client = c.client.with_atomic_for_cas();
    let key = c.key("k");
    let text = |s: &str| Some(s.as_bytes().to_vec());
    let steps = [
        ("absent, expected a value", text("x"), "a", (None, false)),
        ("absent, expected absent", None, "a", (None, true)),
        ("present, expected absent", None, "b", (text("a"), false)),
        ("present, expected another", text("x"), "b", (text("a"), false)),
        ("present, expected this", text("a"), "b", (text("a"), true)),
    ];
    for (what, previous, value, want) in steps {
        let got = client.compare_and_swap(key.clone(), previous, value.as_bytes().to_vec()).await?;
        equal(what, got, want)?;
    }
    equal("value", client.get(key.clone()).await?, text("b"))?;
    client.put(key.clone(), "c").await?;
    client.delete(key.clone()).await?;
    equal("after delete in atomic mode", client.get(key).await?, None)
}

pub async fn large_value(c: Cluster) -> Outcome {
    // Below the 4 MiB that the crate accepts in a reply.
    let value = vec![7u8; 3 << 20];
    c.client.put(c.key("large"), value.clone()).await?;
    let got = c.client.get(c.key("large")).await?;
    equal("large value is the same", got == Some(value), true)
}

/// 32 tasks on one client, each reading its own writes.
pub async fn concurrent(c: Cluster) -> Outcome {
    let mut tasks = Vec::new();
    for worker in 0..32 {
        let client = c.client.clone();
        let prefix = c.prefix.clone();
        tasks.push(tokio::spawn(async move {
            for round in 0..40 {
                let key = format!("{prefix}{worker:02}/{round:03}");
                let value = format!("{round} of {worker}").into_bytes();
                client.put(key.clone(), value.clone()).await?;
                equal("own write", client.get(key).await?, Some(value))?;
            }
            Ok::<(), Failure>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    let other = connect(&c.pd, c.keyspace).await?;
    let all = other.batch_scan_keys(vec![c.key("")..c.key("~")], 10_000).await?;
    equal("keys seen by another client", all.len(), 32 * 40)
}

pub async fn ttl_refused(c: Cluster) -> Outcome {
    refused("put with a ttl", c.client.put_with_ttl(c.key("k"), "v", 10).await, "ttl is not enabled")
}

pub async fn ttl(c: Cluster) -> Outcome {
    c.client.put_with_ttl(c.key("short"), "v", 1).await?;
    c.client.put_with_ttl(c.key("long"), "v", 1000).await?;
    c.client.put(c.key("never"), "v").await?;
    let left = c.client.get_key_ttl_secs(c.key("long")).await?;
    equal("ttl of the long one", left.is_some_and(|ttl| (998..=1000).contains(&ttl)), true)?;
    equal("ttl of one without", c.client.get_key_ttl_secs(c.key("never")).await?, Some(0))?;
    equal("ttl of a missing one", c.client.get_key_ttl_secs(c.key("missing")).await?, None)?;
    tokio::time::sleep(Duration::from_millis(2100)).await;
    equal("expired", c.client.get(c.key("short")).await?, None)?;
    let keys = c.client.batch_scan_keys(vec![c.key("")..c.key("~")], 10).await?;
    equal("scan after expiry", bytes_of(keys), vec![c.key("long"), c.key("never")])
}

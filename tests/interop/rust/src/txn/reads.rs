use crate::{options, text, Cluster, Mode, OPTIMISTIC, PESSIMISTIC};
use interop_rust::{equal, Failure, Outcome};
use std::collections::BTreeMap;
use tikv_client::transaction::Mutation;
use tikv_client::{Key, KvPair, Timestamp};

fn keys_of(keys: impl Iterator<Item = Key>) -> Vec<String> {
    keys.map(|key| text(key.into())).collect()
}

fn pairs_of(pairs: impl Iterator<Item = KvPair>) -> BTreeMap<String, String> {
    pairs.map(|KvPair(key, value)| (text(key.into()), text(value))).collect()
}

pub async fn read_own_writes(c: Cluster) -> Outcome {
    for mode in [OPTIMISTIC, PESSIMISTIC] {
        let (a, b, d) = (c.key("a"), c.key("b"), c.key("d"));
        c.write(&[(a.clone(), "1"), (b.clone(), "2")]).await?;
        let mut txn = c.begin(mode).await?;
        txn.put(d.clone(), "3").await?;
        txn.delete(a.clone()).await?;
        equal("own write", txn.get(d.clone()).await?.map(text).as_deref(), Some("3"))?;
        equal("own delete", txn.get(a.clone()).await?, None)?;
        equal("exists", txn.key_exists(b.clone()).await?, true)?;
        let keys = keys_of(txn.scan_keys(c.key("")..c.key("~"), 10).await?);
        equal("scan", keys, vec![text(b.clone()), text(d.clone())])?;
        let got = pairs_of(txn.batch_get([a.clone(), b.clone(), d.clone(), c.key("none")]).await?);
        let want = BTreeMap::from([(text(b.clone()), "2".into()), (text(d.clone()), "3".into())]);
        equal("batch get", got, want)?;
        c.expect_now(&d, None).await?;
        txn.commit().await?;
        c.expect_now(&d, Some("3")).await?;
        c.expect_now(&a, None).await?;
        // A transaction that rolls back leaves nothing.
        let mut txn = c.begin(mode).await?;
        txn.put(b.clone(), "never").await?;
        txn.rollback().await?;
        c.expect_now(&b, Some("2")).await?;
        let mut txn = c.begin(mode).await?;
        txn.delete(d).await?;
        txn.commit().await?;
    }
    Ok(())
}

/// Old snapshots go on reading what was, through overwrites and deletes.
pub async fn snapshot_reads(c: Cluster) -> Outcome {
    let mut stamps: Vec<Timestamp> = vec![];
    for i in 0..10 {
        c.write(&[(c.key("k"), &i.to_string()), (c.key(format!("v{i:02}")), "x")]).await?;
        stamps.push(c.client.current_timestamp().await?);
    }
    let mut txn = c.begin(OPTIMISTIC).await?;
    txn.delete(c.key("k")).await?;
    txn.commit().await?;
    for (i, ts) in stamps.into_iter().enumerate() {
        let mut snapshot = c.client.snapshot(ts, options(OPTIMISTIC));
        let found = snapshot.get(c.key("k")).await?.map(text);
        equal(format!("at version {i}"), found, Some(i.to_string()))?;
        let seen = snapshot.scan_keys(c.key("v")..c.key("w"), 100).await?.count();
        equal(format!("keys at version {i}"), seen, i + 1)?;
    }
    c.expect_now(&c.key("k"), None).await
}

/// Rows over several regions, forwards and backwards, with limits before, at and behind a border.
pub async fn scans_over_regions(c: Cluster) -> Outcome {
    const ROWS: usize = 300;
    let keys: Vec<Vec<u8>> = (0..ROWS).map(|i| c.key(format!("{i:03}"))).collect();
    c.split(&(1..6).map(|i| keys[i * 50].clone()).collect::<Vec<_>>())?;
    let pairs: Vec<(Vec<u8>, &str)> = keys.iter().map(|key| (key.clone(), "value")).collect();
    c.write(&pairs).await?;
    let ts = c.client.current_timestamp().await?;
    let mut snapshot = c.client.snapshot(ts, options(OPTIMISTIC));
    let names: Vec<String> = keys.iter().cloned().map(text).collect();
    for (low, high) in [(0, ROWS - 1), (49, 50), (50, 51), (99, 201), (100, 200), (150, 299)] {
        let range = || keys[low].clone()..keys[high].clone();
        let want = &names[low..high];
        let forward = keys_of(snapshot.scan_keys(range(), ROWS as u32).await?);
        equal(format!("from {low} to {high}"), &forward[..], want)?;
        let backward = keys_of(snapshot.scan_keys_reverse(range(), ROWS as u32).await?);
        let down: Vec<String> = want.iter().rev().cloned().collect();
        equal(format!("from {high} down to {low}"), &backward, &down)?;
        for limit in [1, 49, 50, 51] {
            let some = keys_of(snapshot.scan_keys_reverse(range(), limit).await?);
            equal(format!("{limit} from {high} down"), &some[..], &down[..down.len().min(limit as usize)])?;
        }
    }
    let all = snapshot.batch_get(keys.iter().cloned().chain([c.key("none")])).await?;
    equal("batch get over regions", all.count(), ROWS)
}

pub async fn batch_mutate(c: Cluster) -> Outcome {
    for mode in [OPTIMISTIC, PESSIMISTIC, Mode { one_pc: true, ..PESSIMISTIC }] {
        c.write(&[(c.key("gone"), "1"), (c.key("changed"), "1")]).await?;
        let mut txn = c.begin(mode).await?;
        let put = |name: &str| Mutation::Put(c.key(name).into(), b"2".to_vec());
        txn.batch_mutate([Mutation::Delete(c.key("gone").into()), put("changed"), put("new")]).await?;
        txn.commit().await?;
        let found: Result<Vec<_>, Failure> = async {
            Ok(vec![c.now(&c.key("gone")).await?, c.now(&c.key("changed")).await?, c.now(&c.key("new")).await?])
        }
        .await;
        equal(format!("{mode:?}"), found?, vec![None, Some("2".into()), Some("2".into())])?;
    }
    Ok(())
}

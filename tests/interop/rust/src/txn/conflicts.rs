use crate::{lost, options, text, Cluster, Mode, ASYNC, ONE_PC, OPTIMISTIC, PESSIMISTIC};
use interop_rust::{equal, refused, wrong, Failure, Outcome};
use std::sync::Arc;

pub async fn insert_present(c: Cluster) -> Outcome {
    c.write(&[(c.key("k"), "v")]).await?;
    for (i, mode) in [OPTIMISTIC, ASYNC, ONE_PC].into_iter().enumerate() {
        let mut txn = c.begin(mode).await?;
        txn.insert(c.key("k"), "w").await?;
        refused("insert of a present key", txn.commit().await, "AlreadyExist")?;
        txn.rollback().await?;
        let mut txn = c.begin(mode).await?;
        txn.insert(c.key(format!("new{i}")), "w").await?;
        txn.commit().await?;
    }
    // A pessimistic one is told at once.
    let mut txn = c.begin(PESSIMISTIC).await?;
    refused("pessimistic insert of a present key", txn.insert(c.key("k"), "w").await, "AlreadyExist")?;
    txn.rollback().await?;
    c.expect_now(&c.key("k"), Some("v")).await
}

/// The second to commit loses, and is told who won.
pub async fn optimistic_conflict(c: Cluster) -> Outcome {
    for (i, mode) in [OPTIMISTIC, ASYNC, ONE_PC].into_iter().enumerate() {
        let key = c.key(i);
        let mut first = c.begin(mode).await?;
        let mut second = c.begin(mode).await?;
        // Async commit and one phase commit above what was read, not above what was begun.
        equal("before", second.get(key.clone()).await?, None)?;
        first.put(key.clone(), "first").await?;
        second.put(key.clone(), "second").await?;
        first.commit().await?;
        refused("the second commit", second.commit().await, "WriteConflict {")?;
        second.rollback().await?;
        c.expect_now(&key, Some("first")).await?;
    }
    Ok(())
}

/// Both read n and write n + 1: one of them must fail.
pub async fn lost_update(c: Cluster) -> Outcome {
    const WORKERS: usize = 6;
    const EACH: usize = 10;
    let key = c.key("counter");
    c.write(&[(key.clone(), "0")]).await?;
    let c = Arc::new(c);
    let mut tasks = vec![];
    for worker in 0..WORKERS {
        let (c, key) = (c.clone(), key.clone());
        tasks.push(tokio::spawn(async move {
            let mut done = 0;
            while done < EACH {
                let mut txn = c.begin([OPTIMISTIC, ASYNC, ONE_PC][worker % 3]).await?;
                let old: u64 = txn.get(key.clone()).await?.map(text).unwrap_or_default().parse()?;
                txn.put(key.clone(), (old + 1).to_string()).await?;
                match txn.commit().await {
                    Ok(_) => done += 1,
                    Err(error) if lost(&error) => txn.rollback().await?,
                    Err(error) => return Err(error.into()),
                }
            }
            Ok::<(), Failure>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    c.expect_now(&key, Some(&(WORKERS * EACH).to_string())).await
}

/// Snapshot isolation allows it; a store that does not is something else.
pub async fn write_skew(c: Cluster) -> Outcome {
    equal("second commit", skew(&c, false).await?, true)
}

/// Unless both lock what they only read.
pub async fn no_write_skew(c: Cluster) -> Outcome {
    equal("second commit", skew(&c, true).await?, false)
}

/// Whether both commits succeed.
async fn skew(c: &Cluster, locking: bool) -> Result<bool, Failure> {
    let keys = [c.key("x"), c.key("y")];
    c.write(&[(keys[0].clone(), "1"), (keys[1].clone(), "1")]).await?;
    let mut both = [c.begin(OPTIMISTIC).await?, c.begin(OPTIMISTIC).await?];
    for (i, txn) in both.iter_mut().enumerate() {
        for key in &keys {
            equal("read", txn.get(key.clone()).await?.map(text).as_deref(), Some("1"))?;
        }
        if locking {
            txn.lock_keys([keys[1 - i].clone()]).await?;
        }
        txn.put(keys[i].clone(), "0").await?;
    }
    let [mut first, mut second] = both;
    first.commit().await?;
    match second.commit().await {
        Ok(_) => Ok(true),
        Err(error) if lost(&error) => second.rollback().await.map(|()| false).map_err(Into::into),
        Err(error) => wrong(format!("the second commit: {error:?}")),
    }
}

/// Thousands of keys in many regions are seen whole or not at all.
pub async fn large(c: Cluster, mode: Mode) -> Outcome {
    const KEYS: usize = 2000;
    const REGIONS: usize = 8;
    let keys: Vec<Vec<u8>> = (0..KEYS).map(|i| c.key(format!("{i:05}"))).collect();
    c.split(&(1..REGIONS).map(|i| keys[i * KEYS / REGIONS].clone()).collect::<Vec<_>>())?;
    let mut txn = c.begin(mode).await?;
    txn.lock_keys(keys.iter().cloned()).await?;
    let mutations = keys.iter().map(|key| tikv_client::transaction::Mutation::Put(key.clone().into(), vec![7; 200]));
    txn.batch_mutate(mutations).await?;
    let before = c.client.current_timestamp().await?;
    txn.commit().await?;
    let after = c.client.current_timestamp().await?;
    for (ts, want) in [(before, 0), (after, KEYS)] {
        let mut snapshot = c.client.snapshot(ts, options(OPTIMISTIC));
        let seen = snapshot.scan(c.key("")..c.key("~"), KEYS as u32 + 10).await?;
        equal("rows", seen.filter(|pair| pair.1.len() == 200).count(), want)?;
    }
    Ok(())
}

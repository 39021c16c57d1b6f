use crate::locks::impatient;
use crate::{options, text, Cluster, OPTIMISTIC, PESSIMISTIC};
use interop_rust::{equal, wrong, Outcome};
use std::time::Duration;

/// A region splits between lock and commit: both halves know the locks.
pub async fn across_split(c: Cluster) -> Outcome {
    let keys = [c.key("a"), c.key("m"), c.key("z")];
    for (i, mode) in [PESSIMISTIC, OPTIMISTIC].into_iter().enumerate() {
        let value = format!("round {i}");
        let mut txn = c.begin(mode).await?;
        for key in &keys {
            txn.put(key.clone(), value.clone()).await?;
        }
        c.split(&[c.key(format!("g{i}")), c.key(format!("t{i}"))])?;
        if mode.pessimistic {
            for key in &keys {
                if impatient(&c).await?.lock_keys([key.clone()]).await.is_ok() {
                    return wrong(format!("round {i}: a lock is lost in the split"));
                }
            }
        }
        txn.commit().await?;
        for key in &keys {
            c.expect_now(key, Some(&value)).await?;
        }
    }
    Ok(())
}

/// The leader moves between lock and commit: locks in its memory go with it.
pub async fn across_leaders(c: Cluster) -> Outcome {
    let key = c.key("k");
    c.split(&[c.key("")])?;
    for round in 0..3 {
        let value = round.to_string();
        let mut txn = c.begin(PESSIMISTIC).await?;
        txn.put(key.clone(), value.clone()).await?;
        c.move_leader(&key).await?;
        if impatient(&c).await?.lock_keys([key.clone()]).await.is_ok() {
            return wrong(format!("round {round}: the lock did not move with the leader"));
        }
        txn.commit().await?;
        c.expect_now(&key, Some(&value)).await?;
    }
    Ok(())
}

/// After GC the newest versions are there, and locks from before are resolved.
pub async fn gc(c: Cluster) -> Outcome {
    let (kept, deleted) = (c.key("kept"), c.key("deleted"));
    for i in 0..5 {
        c.write(&[(kept.clone(), &i.to_string()), (deleted.clone(), &i.to_string())]).await?;
    }
    let old = c.client.current_timestamp().await?;
    let mut txn = c.begin(OPTIMISTIC).await?;
    txn.delete(deleted.clone()).await?;
    txn.put(kept.clone(), "newest").await?;
    txn.commit().await?;
    let before = c.client.snapshot(old, options(OPTIMISTIC)).get(deleted.clone()).await?;
    equal("old snapshot before gc", before.map(text).as_deref(), Some("4"))?;
    let safe_point = c.client.current_timestamp().await?;
    equal("gc moves the safe point", c.client.gc(safe_point).await?, true)?;
    c.expect_now(&kept, Some("newest")).await?;
    c.expect_now(&deleted, None).await
}

pub async fn destroy_range(c: Cluster) -> Outcome {
    let keys: Vec<Vec<u8>> = (0..30).map(|i| c.key(format!("{i:02}"))).collect();
    c.split(&keys[15..16])?;
    c.write(&keys.iter().map(|key| (key.clone(), "v")).collect::<Vec<_>>()).await?;
    // Secondaries are committed in the background; one that comes after the range is destroyed would stay.
    for key in &keys {
        c.expect_now(key, Some("v")).await?;
    }
    let want: Vec<String> = keys[..10].iter().chain(&keys[20..]).map(|key| text(key.clone())).collect();
    for attempt in 1.. {
        c.client.unsafe_destroy_range(keys[10].clone()..keys[20].clone()).await?;
        let ts = c.client.current_timestamp().await?;
        let left = c.client.snapshot(ts, options(OPTIMISTIC)).scan_keys(c.key("")..c.key("~"), 100).await?;
        let left: Vec<String> = left.map(|key| text(key.into())).collect();
        if left == want || attempt == 3 {
            return equal("left", left, want);
        }
        // It is of what a store has applied: a follower that applies a commit later and is made leader shows it again.
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
    Ok(())
}

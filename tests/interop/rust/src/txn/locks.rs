use crate::{lost, options, text, Cluster, PESSIMISTIC};
use interop_rust::{equal, refused, says, wrong, Failure, Outcome};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tikv_client::Transaction;

/// Waits for a lock, but does not ask again when the store's patience is over.
pub async fn impatient(c: &Cluster) -> Result<Transaction, Failure> {
    Ok(c.client.begin_with_options(options(PESSIMISTIC).no_resolve_locks()).await?)
}

pub async fn waits(c: Cluster) -> Outcome {
    let key = c.key("k");
    c.write(&[(key.clone(), "0")]).await?;
    let mut holder = c.begin(PESSIMISTIC).await?;
    holder.put(key.clone(), "1").await?;
    // A reader is not held up by a pessimistic lock.
    c.expect_now(&key, Some("0")).await?;
    let mut waiter = c.begin(PESSIMISTIC).await?;
    let begin = Instant::now();
    let wanted = key.clone();
    let waiting = tokio::spawn(async move {
        loop {
            match waiter.get_for_update(wanted.clone()).await {
                Err(error) if lost(&error) => continue,
                other => return other.map(|found| (found.map(text), waiter)),
            }
        }
    });
    tokio::time::sleep(Duration::from_millis(400)).await;
    if waiting.is_finished() {
        return wrong("does not wait");
    }
    holder.commit().await?;
    let (found, mut waiter) = waiting.await??;
    equal("value under the lock", found.as_deref(), Some("1"))?;
    if begin.elapsed() > Duration::from_secs(5) {
        return wrong(format!("woken after {:?}", begin.elapsed()));
    }
    waiter.put(key.clone(), "2").await?;
    waiter.commit().await?;
    c.expect_now(&key, Some("2")).await
}

pub async fn no_wait(c: Cluster) -> Outcome {
    let key = c.key("k");
    let mut holder = c.begin(PESSIMISTIC).await?;
    holder.lock_keys([key.clone()]).await?;
    let mut other = impatient(&c).await?;
    let refusal = other.lock_keys([key.clone()]).await;
    refused("lock of a locked key", refusal, "ResolveLockError")?;
    other.rollback().await?;
    holder.rollback().await?;
    let mut next = impatient(&c).await?;
    next.lock_keys([key]).await?;
    Ok(next.rollback().await?)
}

pub async fn return_values(c: Cluster) -> Outcome {
    c.write(&[(c.key("present"), "old")]).await?;
    let mut txn = c.begin(PESSIMISTIC).await?;
    c.write(&[(c.key("present"), "new")]).await?;
    let pairs = txn.batch_get_for_update([c.key("absent"), c.key("present")]).await?;
    equal("pairs", pairs.iter().map(|pair| text(pair.1.clone())).collect::<Vec<_>>(), vec!["new".to_string()])?;
    // Plain reads stay at the start of the transaction.
    equal("plain read", txn.get(c.key("present")).await?.map(text).as_deref(), Some("old"))?;
    if impatient(&c).await?.lock_keys([c.key("absent")]).await.is_ok() {
        return wrong("an absent key is not locked");
    }
    txn.rollback().await?;
    Ok(())
}

/// Many wait for one key: each gets it, and no update is lost.
pub async fn queue(c: Cluster) -> Outcome {
    const WORKERS: usize = 8;
    const EACH: usize = 4;
    let key = c.key("counter");
    c.write(&[(key.clone(), "0")]).await?;
    let c = Arc::new(c);
    let mut tasks = vec![];
    for _ in 0..WORKERS {
        let (c, key) = (c.clone(), key.clone());
        tasks.push(tokio::spawn(async move {
            for _ in 0..EACH {
                increment(&c, &key).await?;
            }
            Ok::<(), Failure>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    c.expect_now(&key, Some(&(WORKERS * EACH).to_string())).await
}

async fn increment(c: &Cluster, key: &[u8]) -> Outcome {
    let mut txn = c.begin(PESSIMISTIC).await?;
    let old = loop {
        match txn.get_for_update(key.to_vec()).await {
            Err(error) if lost(&error) => continue,
            other => break other?.map(text).unwrap_or_default().parse::<u64>()?,
        }
    };
    txn.put(key.to_vec(), (old + 1).to_string()).await?;
    txn.commit().await?;
    Ok(())
}

/// All locks of a rolled back transaction are free, in every region.
pub async fn rollback(c: Cluster) -> Outcome {
    let keys: Vec<Vec<u8>> = (0..20).map(|i| c.key(format!("{i:02}"))).collect();
    c.split(&[keys[7].clone(), keys[14].clone()])?;
    let mut txn = c.begin(PESSIMISTIC).await?;
    txn.lock_keys(keys.clone()).await?;
    txn.put(keys[3].clone(), "never").await?;
    txn.rollback().await?;
    let mut next = impatient(&c).await?;
    next.lock_keys(keys.clone()).await?;
    next.rollback().await?;
    c.expect_now(&keys[3], None).await
}

/// Two transactions want each other's key: one is told, and the other goes on.
pub async fn deadlock(c: Cluster) -> Outcome {
    let (a, b) = (c.key("a"), c.key("b"));
    c.split(std::slice::from_ref(&b))?;
    let mut first = c.begin(PESSIMISTIC).await?;
    let mut second = c.begin(PESSIMISTIC).await?;
    first.lock_keys([a.clone()]).await?;
    second.lock_keys([b.clone()]).await?;
    let begin = Instant::now();
    let wanted = b.clone();
    let waiting = tokio::spawn(async move {
        loop {
            match first.lock_keys([wanted.clone()]).await {
                // Woken by the other's rollback it has to lock anew.
                Err(error) if says(&error, "WriteConflict {") => continue,
                outcome => return (first, outcome),
            }
        }
    });
    tokio::time::sleep(Duration::from_millis(150)).await;
    let outcome = second.lock_keys([a.clone()]).await;
    if outcome.is_err() {
        second.rollback().await?;
    }
    let (mut first, of_first) = waiting.await?;
    let mut told = 0;
    for error in [&outcome, &of_first].into_iter().filter_map(|outcome| outcome.as_ref().err()) {
        if !says(error, "Deadlock {") {
            return wrong(format!("{error:?}"));
        }
        told += 1;
    }
    if told != 1 || begin.elapsed() > Duration::from_secs(5) {
        return wrong(format!("{told} transactions were told, after {:?}", begin.elapsed()));
    }
    let winner = if of_first.is_ok() { &mut first } else { &mut second };
    winner.put(a.clone(), "winner").await?;
    winner.put(b, "winner").await?;
    winner.commit().await?;
    if of_first.is_err() {
        first.rollback().await?;
    }
    c.expect_now(&a, Some("winner")).await
}

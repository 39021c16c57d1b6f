use crate::locks::impatient;
use crate::{lost, options, Cluster, Mode, OPTIMISTIC, PESSIMISTIC};
use interop_rust::{equal, wrong, Failure, Outcome};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tikv_client::transaction::{HeartbeatOption, ResolveLocksOptions};
use tikv_client::Transaction;

/// So many transactions die, each a little later within its commit.
const DEATHS: u32 = 16;
const RETRIES_MAX: u32 = 20;

/// A client dies at every moment of its commit: others get past what it left, and see it whole or not at all.
///
/// This version of the client makes up the commit timestamp of an async commit from its secondaries alone. Where the primary's least one is
/// above that, because somebody read there in between, every store refuses (CommitTsExpired), which `cleanup_locks` reports
/// as no error at all; and nothing of it gets past that lock any more. Then the range is destroyed, and the case begins again.
pub async fn within_commit(mut c: Cluster, mode: Mode) -> Outcome {
    for attempt in 1.. {
        let prefix = c.prefix.clone();
        c.prefix.push_str(&format!("{attempt}/"));
        let cluster = Arc::new(c);
        let outcome = all_die(cluster.clone(), mode).await;
        let stuck = matches!(&outcome, Err(Failure(reason)) if reason == "Multiple errors: []");
        if !stuck || attempt == 3 {
            return outcome;
        }
        cluster.client.unsafe_destroy_range(cluster.key("")..cluster.key("~")).await?;
        c = match Arc::try_unwrap(cluster) {
            Ok(cluster) => cluster,
            Err(_) => return wrong("the case is still running"),
        };
        c.prefix = prefix;
    }
    Ok(())
}

async fn all_die(c: Arc<Cluster>, mode: Mode) -> Outcome {
    c.split(&[c.key("b")])?;
    let begin = Instant::now();
    die(&c, mode, DEATHS, Duration::from_secs(30)).await?;
    // How long a commit takes here, to die within it.
    let whole = begin.elapsed();
    let mut dying = vec![];
    for i in 0..DEATHS {
        let (c, after) = (c.clone(), whole * i / DEATHS);
        dying.push(tokio::spawn(async move { die(&c, mode, i, after).await }));
    }
    let mut told = vec![];
    for one in dying {
        told.push(one.await??);
    }
    if mode.async_commit {
        // This version of the client asks for the secondaries of an async commit only when it cleans up.
        tokio::time::sleep(Duration::from_secs(4)).await;
        let ts = c.client.current_timestamp().await?;
        let cleaning = ResolveLocksOptions { async_commit_only: false, batch_size: 100 };
        c.client.cleanup_locks(c.key("")..c.key("~"), &ts, cleaning).await?;
    }
    let mut checks = vec![];
    for (i, committed) in told.into_iter().enumerate() {
        let c = c.clone();
        checks.push(tokio::spawn(async move { survives(&c, i as u32, committed).await }));
    }
    for check in checks {
        check.await??;
    }
    Ok(())
}

fn pair(c: &Cluster, i: u32) -> [Vec<u8>; 2] {
    [c.key(format!("a{i}")), c.key(format!("b{i}"))]
}

/// Whether it heard of its commit.
async fn die(c: &Cluster, mode: Mode, i: u32, after: Duration) -> Result<bool, Failure> {
    let keys = pair(c, i);
    c.write(&[(keys[0].clone(), "old"), (keys[1].clone(), "old")]).await?;
    let mut txn = put_all(c, mode, &keys).await?;
    match tokio::time::timeout(after, txn.commit()).await {
        Ok(outcome) => Ok(outcome.map(|_| true)?),
        Err(_) => Ok(false),
    }
}

/// Not committed yet. A lock that waited for what the write before left behind is told that there is a newer version, which this client hands on:
/// then it begins again, as any application has to.
async fn put_all(c: &Cluster, mode: Mode, keys: &[Vec<u8>]) -> Result<Transaction, Failure> {
    for attempt in 1.. {
        let silent = options(mode).heartbeat_option(HeartbeatOption::NoHeartbeat);
        let mut txn = c.client.begin_with_options(silent).await?;
        let outcome: tikv_client::Result<()> = async {
            for key in keys {
                txn.put(key.clone(), "new").await?;
            }
            Ok(())
        }
        .await;
        match outcome {
            Ok(()) => return Ok(txn),
            Err(error) if lost(&error) && attempt < RETRIES_MAX => txn.rollback().await?,
            Err(error) => return Err(error.into()),
        }
    }
    wrong("unreachable")
}

async fn survives(c: &Cluster, i: u32, committed: bool) -> Outcome {
    let keys = pair(c, i);
    let (a, b) = (c.now(&keys[0]).await?, c.now(&keys[1]).await?);
    equal(format!("both keys of {i}"), &b, &a)?;
    if committed {
        equal(format!("what {i} was told is committed"), a.as_deref(), Some("new"))?;
    }
    c.write(&[(keys[1].clone(), "next"), (keys[0].clone(), "next")]).await?;
    c.expect_now(&keys[0], Some("next")).await
}

/// Two hold locks for longer than these live: who sends heartbeats keeps them, who is dead loses them.
pub async fn heartbeats(c: Cluster) -> Outcome {
    let (kept, lost) = (c.key("kept"), c.key("lost"));
    let mut alive = c.begin(PESSIMISTIC).await?;
    alive.put(kept.clone(), "late").await?;
    let silent = options(PESSIMISTIC).heartbeat_option(HeartbeatOption::NoHeartbeat);
    let mut dead = c.client.begin_with_options(silent).await?;
    dead.put(lost.clone(), "never").await?;
    drop(dead);
    let begin = Instant::now();
    // The client's locks live for 20 s.
    loop {
        let taken = impatient_lock(&c, &lost).await?;
        if taken && begin.elapsed() < Duration::from_secs(15) {
            return wrong(format!("a living lock was broken after {:?}", begin.elapsed()));
        }
        if taken {
            break;
        }
        if begin.elapsed() > Duration::from_secs(40) {
            return wrong("the lock of the dead is still there");
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    if impatient_lock(&c, &kept).await? {
        return wrong("the lock with heartbeats is lost");
    }
    alive.commit().await?;
    c.expect_now(&kept, Some("late")).await
}

async fn impatient_lock(c: &Cluster, key: &[u8]) -> Result<bool, Failure> {
    let one = tikv_client::Backoff::no_jitter_backoff(1, 1, 1);
    let retry = tikv_client::RetryOptions { region_backoff: crate::PATIENCE, lock_backoff: one };
    let mut txn = c.client.begin_with_options(options(PESSIMISTIC).retry_options(retry)).await?;
    let taken = txn.lock_keys([key.to_vec()]).await.is_ok();
    txn.rollback().await?;
    Ok(taken)
}

/// ScanLock finds what is locked, and a transaction that is cleaned up is gone.
pub async fn scan_locks(c: Cluster) -> Outcome {
    let keys: Vec<Vec<u8>> = (0..5).map(|i| c.key(format!("{i:02}"))).collect();
    c.split(&keys[2..3])?;
    let silent = options(OPTIMISTIC).heartbeat_option(HeartbeatOption::NoHeartbeat);
    // Its prewrite meets a lock and waits, so that all it could lock stays locked when it dies.
    let mut blocker = impatient(&c).await?;
    blocker.lock_keys([c.key("zz")]).await?;
    let mut txn = c.client.begin_with_options(silent).await?;
    for key in keys.iter().chain([&c.key("zz")]) {
        txn.put(key.clone(), "never").await?;
    }
    let told = tokio::time::timeout(Duration::from_millis(800), txn.commit()).await;
    if told.is_ok() {
        return wrong("the commit did not wait for the lock");
    }
    drop(txn);
    let ts = c.client.current_timestamp().await?;
    let range = || c.key("")..c.key("~");
    let found = c.client.scan_locks(&ts, range(), 100).await?;
    if found.is_empty() {
        return wrong("no key is locked");
    }
    blocker.rollback().await?;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let ts = c.client.current_timestamp().await?;
    let cleaning = ResolveLocksOptions { async_commit_only: false, batch_size: 100 };
    c.client.cleanup_locks(range(), &ts, cleaning).await?;
    equal("locks afterwards", c.client.scan_locks(&ts, range(), 100).await?.len(), 0)?;
    for key in &keys {
        c.expect_now(key, None).await?;
    }
    Ok(())
}

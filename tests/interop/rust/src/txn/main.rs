//! Transactions through the tikv-client crate, strictly verified.
//!
//!     interop-rust-txn PD_ADDRESS v1|v2 [CASE...]
//!
//! In V2 all of it happens in a keyspace that is not the default one.
//! Prints one line a case, `ok NAME` or `FAIL NAME: reason`; the exit code says whether all passed.
mod bank;
mod conflicts;
mod deaths;
mod locks;
mod moves;
mod reads;

use interop_rust::{equal, pd_http, prefix, report, says, Failure, Outcome};
use std::future::Future;
use std::time::Duration;
use tikv_client::transaction::HeartbeatOption;
use tikv_client::{Backoff, CheckLevel, Config, RetryOptions, Transaction, TransactionClient, TransactionOptions};

/// A region error or a lock costs a pause of at most half a second, so often: longer than a failover, and than a lock of a dead client lives.
const PATIENCE: Backoff = Backoff::no_jitter_backoff(2, 500, 60);

pub struct Cluster {
    pub client: TransactionClient,
    pub pd: String,
    pub prefix: String,
    /// What the client puts before keys.
    keyspace: Vec<u8>,
}

const KEYSPACE: &str = "interop-rust";

/// How a transaction locks and commits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mode {
    pub pessimistic: bool,
    pub async_commit: bool,
    pub one_pc: bool,
}

pub const OPTIMISTIC: Mode = Mode { pessimistic: false, async_commit: false, one_pc: false };
pub const PESSIMISTIC: Mode = Mode { pessimistic: true, ..OPTIMISTIC };
pub const ASYNC: Mode = Mode { async_commit: true, ..OPTIMISTIC };
pub const ONE_PC: Mode = Mode { one_pc: true, ..OPTIMISTIC };

pub fn options(mode: Mode) -> TransactionOptions {
    let mut options = match mode.pessimistic {
        true => TransactionOptions::new_pessimistic(),
        false => TransactionOptions::new_optimistic(),
    };
    if mode.async_commit {
        options = options.use_async_commit();
    }
    if mode.one_pc {
        options = options.try_one_pc();
    }
    options
        .retry_options(RetryOptions { region_backoff: PATIENCE, lock_backoff: PATIENCE })
        .heartbeat_option(HeartbeatOption::FixedTime(Duration::from_secs(5)))
        .drop_check(CheckLevel::None)
}

impl Cluster {
    pub fn key(&self, name: impl std::fmt::Display) -> Vec<u8> {
        format!("{}{}", self.prefix, name).into_bytes()
    }

    fn stored(&self, key: &[u8]) -> Vec<u8> {
        [&self.keyspace[..], key].concat()
    }

    pub fn split(&self, keys: &[Vec<u8>]) -> Outcome {
        pd_http::split(&self.pd, &keys.iter().map(|key| self.stored(key)).collect::<Vec<_>>())
    }

    pub async fn move_leader(&self, key: &[u8]) -> Result<bool, Failure> {
        pd_http::move_leader(&self.pd, &self.stored(key)).await
    }

    pub async fn begin(&self, mode: Mode) -> Result<Transaction, Failure> {
        Ok(self.client.begin_with_options(options(mode)).await?)
    }

    /// Commits pairs.
    pub async fn write(&self, pairs: &[(Vec<u8>, &str)]) -> Outcome {
        let mut txn = self.begin(OPTIMISTIC).await?;
        for (key, value) in pairs {
            txn.put(key.clone(), value.as_bytes()).await?;
        }
        txn.commit().await?;
        Ok(())
    }

    /// What is committed.
    pub async fn now(&self, key: &[u8]) -> Result<Option<String>, Failure> {
        let ts = self.client.current_timestamp().await?;
        let found = self.client.snapshot(ts, options(OPTIMISTIC)).get(key.to_vec()).await?;
        Ok(found.map(text))
    }

    pub async fn expect_now(&self, key: &[u8], want: Option<&str>) -> Outcome {
        equal(String::from_utf8_lossy(key), self.now(key).await?.as_deref(), want)
    }
}

pub fn text(value: Vec<u8>) -> String {
    String::from_utf8_lossy(&value).into_owned()
}

/// Another was faster. This version of the client also gives up when it meets a lock whose primary is not there yet.
pub fn lost(error: &tikv_client::Error) -> bool {
    ["WriteConflict {", "Deadlock {", "TxnNotFound {"].iter().any(|kind| says(error, kind))
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.len() < 3 || !["v1", "v2"].contains(&&args[2][..]) {
        eprintln!("usage: interop-rust-txn PD_ADDRESS v1|v2 [CASE...]");
        std::process::exit(2);
    }
    let mut suite = Suite { pd: args[1].clone(), v2: args[2] == "v2", wanted: args[3..].to_vec(), failed: false };
    suite.run("read-own-writes", reads::read_own_writes).await;
    suite.run("snapshot-reads", reads::snapshot_reads).await;
    suite.run("scans-over-regions", reads::scans_over_regions).await;
    suite.run("batch-mutate", reads::batch_mutate).await;
    suite.run("insert-refuses-present-key", conflicts::insert_present).await;
    suite.run("optimistic-conflict", conflicts::optimistic_conflict).await;
    suite.run("no-lost-update", conflicts::lost_update).await;
    suite.run("write-skew-is-allowed", conflicts::write_skew).await;
    suite.run("locked-keys-forbid-write-skew", conflicts::no_write_skew).await;
    suite.run("bank-optimistic", |c| bank::bank(c, OPTIMISTIC)).await;
    suite.run("bank-async-commit", |c| bank::bank(c, ASYNC)).await;
    suite.run("bank-one-phase", |c| bank::bank(c, ONE_PC)).await;
    suite.run("bank-pessimistic", |c| bank::bank(c, PESSIMISTIC)).await;
    suite.run("pessimistic-wait", locks::waits).await;
    suite.run("pessimistic-no-wait", locks::no_wait).await;
    suite.run("pessimistic-return-values", locks::return_values).await;
    suite.run("pessimistic-queue", locks::queue).await;
    suite.run("pessimistic-rollback", locks::rollback).await;
    suite.run("deadlock", locks::deadlock).await;
    suite.run("large-transaction", |c| conflicts::large(c, OPTIMISTIC)).await;
    suite.run("large-pessimistic", |c| conflicts::large(c, PESSIMISTIC)).await;
    suite.run("dies-within-commit", |c| deaths::within_commit(c, OPTIMISTIC)).await;
    suite.run("dies-within-async-commit", |c| deaths::within_commit(c, ASYNC)).await;
    suite.run("dies-within-pessimistic-commit", |c| deaths::within_commit(c, PESSIMISTIC)).await;
    suite.run("heartbeats-and-death", deaths::heartbeats).await;
    suite.run("scan-locks-and-resolve", deaths::scan_locks).await;
    suite.run("locks-across-split", moves::across_split).await;
    suite.run("locks-across-leaders", moves::across_leaders).await;
    suite.run("gc", moves::gc).await;
    suite.run("unsafe-destroy-range", moves::destroy_range).await;
    std::process::exit(if suite.failed { 1 } else { 0 });
}

struct Suite {
    pd: String,
    v2: bool,
    wanted: Vec<String>,
    failed: bool,
}

impl Suite {
    /// Every case connects anew: connecting is part of what is tested.
    async fn run<F: Future<Output = Outcome>>(&mut self, name: &str, case: impl Fn(Cluster) -> F) {
        if !self.wanted.is_empty() && !self.wanted.iter().any(|wanted| wanted == name) {
            return;
        }
        let (pd, v2, case) = (&self.pd, self.v2, &case);
        let passed = report(name, || async move {
            let mut config = Config::default().with_timeout(Duration::from_secs(10));
            let mut keyspace = vec![];
            if v2 {
                let id = pd_http::keyspace(pd, KEYSPACE)?;
                keyspace = (u32::from(b'x') << 24 | id).to_be_bytes().to_vec();
                config = config.with_keyspace(KEYSPACE);
            }
            let client = TransactionClient::new_with_config(vec![pd.clone()], config).await?;
            case(Cluster { client, pd: pd.clone(), prefix: prefix("rust-txn", name), keyspace }).await
        });
        self.failed |= !passed.await;
    }
}

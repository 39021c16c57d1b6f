use crate::{lost, options, text, Cluster, Mode, OPTIMISTIC};
use interop_rust::{equal, Failure, Outcome};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

const ACCOUNTS: usize = 10;
const INITIAL: u64 = 100;
const WORKERS: usize = 6;
const TRANSFERS: usize = 8;

/// Money moves between accounts of two regions; every snapshot sees the same sum.
pub async fn bank(c: Cluster, mode: Mode) -> Outcome {
    let accounts: Vec<Vec<u8>> = (0..ACCOUNTS).map(|i| c.key(format!("{i:02}"))).collect();
    c.split(&accounts[ACCOUNTS / 2..=ACCOUNTS / 2])?;
    let opened: Vec<(Vec<u8>, &str)> = accounts.iter().map(|key| (key.clone(), "100")).collect();
    c.write(&opened).await?;
    let (c, accounts) = (Arc::new(c), Arc::new(accounts));
    let over = Arc::new(AtomicBool::new(false));
    let watcher = {
        let (c, over) = (c.clone(), over.clone());
        tokio::spawn(async move {
            while !over.load(Ordering::Relaxed) {
                equal("sum", sum(&c).await?, (ACCOUNTS, ACCOUNTS as u64 * INITIAL))?;
            }
            Ok::<(), Failure>(())
        })
    };
    let mut workers = vec![];
    for worker in 0..WORKERS {
        let (c, accounts) = (c.clone(), accounts.clone());
        workers.push(tokio::spawn(async move {
            let (mut moved, mut step) = (0, worker);
            while moved < TRANSFERS {
                step += 1;
                let (from, to) = (step * 7 % ACCOUNTS, (step * 3 + 1 + worker) % ACCOUNTS);
                if from != to && transfer(&c, mode, &accounts[from], &accounts[to], step as u64 % 20).await? {
                    moved += 1;
                }
            }
            Ok::<(), Failure>(())
        }));
    }
    for worker in workers {
        worker.await??;
    }
    over.store(true, Ordering::Relaxed);
    watcher.await??;
    equal("sum in the end", sum(&c).await?, (ACCOUNTS, ACCOUNTS as u64 * INITIAL))
}

/// False when another was faster.
async fn transfer(c: &Cluster, mode: Mode, from: &[u8], to: &[u8], amount: u64) -> Result<bool, Failure> {
    let mut txn = c.begin(mode).await?;
    let outcome: tikv_client::Result<()> = async {
        let mut balances = [0, 0];
        for (balance, key) in balances.iter_mut().zip([from, to]) {
            let found = match mode.pessimistic {
                true => txn.get_for_update(key.to_vec()).await?,
                false => txn.get(key.to_vec()).await?,
            };
            *balance = found.map(text).and_then(|found| found.parse().ok()).unwrap_or(u64::MAX / 2);
        }
        let amount = amount.min(balances[0]);
        txn.put(from.to_vec(), (balances[0] - amount).to_string()).await?;
        txn.put(to.to_vec(), (balances[1] + amount).to_string()).await?;
        txn.commit().await?;
        Ok(())
    }
    .await;
    match outcome {
        Ok(()) => Ok(true),
        Err(error) if lost(&error) => txn.rollback().await.map(|()| false).map_err(Into::into),
        Err(error) => Err(error.into()),
    }
}

async fn sum(c: &Cluster) -> Result<(usize, u64), Failure> {
    loop {
        let ts = c.client.current_timestamp().await?;
        let mut snapshot = c.client.snapshot(ts, options(OPTIMISTIC));
        let rows = match snapshot.scan(c.key("")..c.key("~"), 100).await {
            Err(error) if lost(&error) => continue,
            rows => rows?,
        };
        let mut total = (0, 0);
        for pair in rows {
            total = (total.0 + 1, total.1 + text(pair.1).parse::<u64>()?);
        }
        return Ok(total);
    }
}

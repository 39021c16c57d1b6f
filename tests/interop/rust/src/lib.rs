//! What the programs share: how a case fails, and how it is reported.
pub mod pd_http;

use std::fmt::{Debug, Display};
use std::future::Future;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const CASE_LIMIT: Duration = Duration::from_secs(90);

/// A reason to fail, in words.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}

pub type Outcome = Result<(), Failure>;

pub fn wrong<T>(text: impl Display) -> Result<T, Failure> {
    Err(Failure(text.to_string()))
}

pub fn equal<T: PartialEq + Debug>(what: impl Display, got: T, want: T) -> Outcome {
    if got == want {
        return Ok(());
    }
    let clip = |value: T| format!("{value:?}").chars().take(200).collect::<String>();
    wrong(format!("{what}: got {}, want {}", clip(got), clip(want)))
}

/// Wants an error that says `part`.
pub fn refused<T>(what: &str, result: tikv_client::Result<T>, part: &str) -> Outcome {
    match result {
        Ok(_) => wrong(format!("{what}: no error, want one with {part:?}")),
        Err(error) if says(&error, part) => Ok(()),
        Err(error) => wrong(format!("{what}: error {error:?}, want one with {part:?}")),
    }
}

/// Errors of the client are nested; all of it is in their debug form.
pub fn says(error: &tikv_client::Error, part: &str) -> bool {
    format!("{error} {error:?}").contains(part)
}

/// Begins every key of a case, so that cases do not meet.
pub fn prefix(suite: &str, case: &str) -> String {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    format!("{suite}/{case}/{nanos}/")
}

/// Under kills locks in a store's memory are lost with it, as in TiKV, and this client is soon out of patience: then a case
/// begins again. What is read wrong is wrong at once.
const ATTEMPTS_WHEN_HURT: usize = 6;
/// Some calls need every store: they must meet the time between two kills.
const PAUSE_WHEN_HURT: Duration = Duration::from_millis(1500);

/// Prints the line of a case; whether it passed.
pub async fn report<F: Future<Output = Outcome>>(name: &str, case: impl Fn() -> F) -> bool {
    let attempts = if std::env::var("INTEROP_HURT").is_ok() { ATTEMPTS_WHEN_HURT } else { 1 };
    let late = || Failure(format!("timed out after {} s", CASE_LIMIT.as_secs()));
    let mut reason = String::new();
    for _ in 0..attempts {
        match tokio::time::timeout(CASE_LIMIT, case()).await.unwrap_or_else(|_| Err(late())) {
            Ok(()) => {
                println!("ok {name}");
                return true;
            }
            Err(Failure(text)) => reason = text,
        }
        if reason.contains(": got ") {
            break;
        }
        if attempts > 1 {
            tokio::time::sleep(PAUSE_WHEN_HURT).await;
        }
    }
    println!("FAIL {name}: {}", reason.replace('\n', " "));
    false
}

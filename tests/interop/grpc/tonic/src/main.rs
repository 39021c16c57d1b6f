//! Judges a server with tonic: `interop-tonic http://HOST:PORT` prints `ok NAME` or `FAIL NAME: reason` for each case.

use std::future::Future;
use std::time::Duration;
use tonic::client::Grpc;
use tonic::codec::{CompressionEncoding, ProstCodec};
use tonic::codegen::http::uri::PathAndQuery;
use tonic::metadata::{BinaryMetadataValue, MetadataValue};
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Response, Status, Streaming};

/// google.protobuf.BytesValue
#[derive(Clone, PartialEq, prost::Message)]
struct Blob {
    #[prost(bytes = "vec", tag = "1")]
    value: Vec<u8>,
}

type Outcome = Result<(), String>;

fn blob(value: impl Into<Vec<u8>>) -> Blob {
    Blob {
        value: value.into(),
    }
}

fn path(method: &str) -> PathAndQuery {
    format!("/interop.Test/{method}").parse().expect("a path")
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn client(channel: &Channel) -> Grpc<Channel> {
    Grpc::new(channel.clone())
        .max_decoding_message_size(1 << 30)
        .max_encoding_message_size(1 << 30)
}

async fn unary(
    mut grpc: Grpc<Channel>,
    method: &str,
    request: Request<Blob>,
) -> Result<Response<Blob>, Status> {
    grpc.ready()
        .await
        .map_err(|error| Status::unavailable(error.to_string()))?;
    grpc.unary(request, path(method), ProstCodec::<Blob, Blob>::default())
        .await
}

async fn echo(grpc: Grpc<Channel>, body: Vec<u8>) -> Outcome {
    let reply = unary(grpc, "Echo", Request::new(blob(body.clone())))
        .await
        .map_err(text)?;
    if reply.get_ref().value == body {
        Ok(())
    } else {
        Err(format!("sent {} bytes, got other ones", body.len()))
    }
}

async fn chat(
    channel: &Channel,
    messages: impl tokio_stream::Stream<Item = Blob> + Send + 'static,
) -> Result<Streaming<Blob>, Status> {
    let mut grpc = client(channel);
    grpc.ready()
        .await
        .map_err(|error| Status::unavailable(error.to_string()))?;
    let response = grpc
        .streaming(
            Request::new(messages),
            path("Chat"),
            ProstCodec::<Blob, Blob>::default(),
        )
        .await?;
    Ok(response.into_inner())
}

async fn cancelled(channel: &Channel) -> Result<u64, String> {
    let reply = unary(client(channel), "Cancelled", Request::new(blob("")))
        .await
        .map_err(text)?;
    String::from_utf8_lossy(&reply.get_ref().value)
        .parse()
        .map_err(text)
}

/// The server hears of a cancellation soon, not at once.
async fn wait_cancelled(channel: &Channel, want: u64) -> Outcome {
    for _ in 0..1000 {
        if cancelled(channel).await? >= want {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Err(format!(
        "the server has not heard of {want} cancelled calls"
    ))
}

fn want(code: Code, result: Result<Response<Blob>, Status>) -> Result<Status, String> {
    match result {
        Err(status) if status.code() == code => Ok(status),
        other => Err(format!("want {code:?}, got {other:?}")),
    }
}

async fn case_unary(channel: Channel) -> Outcome {
    echo(client(&channel), b"hello".to_vec()).await?;
    echo(client(&channel), Vec::new()).await
}

async fn case_concurrent(channel: Channel) -> Outcome {
    let workers: Vec<_> = (0..64)
        .map(|worker| {
            let channel = channel.clone();
            tokio::spawn(async move {
                for i in 0..100 {
                    echo(client(&channel), format!("{worker}/{i}").into_bytes()).await?;
                }
                Ok::<(), String>(())
            })
        })
        .collect();
    for worker in workers {
        worker.await.map_err(text)??;
    }
    Ok(())
}

async fn case_large(channel: Channel) -> Outcome {
    echo(client(&channel), b"abc".repeat(7_000_000)).await
}

async fn case_gzip(channel: Channel) -> Outcome {
    let compressed = || {
        client(&channel)
            .send_compressed(CompressionEncoding::Gzip)
            .accept_compressed(CompressionEncoding::Gzip)
    };
    echo(compressed(), b"compressible".repeat(100_000)).await?;
    echo(compressed(), b"x".to_vec()).await
}

async fn case_metadata(channel: Channel) -> Outcome {
    let mut request = Request::new(blob("x"));
    request
        .metadata_mut()
        .insert("x-echo", "some text".parse().map_err(text)?);
    let binary: BinaryMetadataValue = MetadataValue::from_bytes(b"\x00\xff\x01");
    request.metadata_mut().insert_bin("x-echo-bin", binary);
    let reply = unary(client(&channel), "Echo", request)
        .await
        .map_err(text)?;
    let header = reply
        .metadata()
        .get("x-echo")
        .map(|value| value.as_bytes().to_vec());
    if header.as_deref() != Some(b"some text") {
        return Err(format!("header {header:?}"));
    }
    // tonic merges the trailers of a unary call into its metadata.
    let trailer = reply
        .metadata()
        .get_bin("x-echo-bin")
        .and_then(|value| value.to_bytes().ok());
    if trailer.as_deref() == Some(b"\x00\xff\x01") {
        Ok(())
    } else {
        Err(format!("trailer {trailer:?}"))
    }
}

async fn case_status(channel: Channel) -> Outcome {
    for code in 1..=16 {
        let message = format!("100% of {code} \u{fc} \u{1F980}");
        let request = Request::new(blob(format!("{code} {message}")));
        let status = want(
            Code::from_i32(code),
            unary(client(&channel), "Fail", request).await,
        )?;
        if status.message() != message {
            return Err(format!("message {:?}", status.message()));
        }
    }
    Ok(())
}

async fn case_unimplemented(channel: Channel) -> Outcome {
    want(
        Code::Unimplemented,
        unary(client(&channel), "NoSuchMethod", Request::new(blob(""))).await,
    )
    .map(drop)
}

async fn case_deadline(channel: Channel) -> Outcome {
    let before = cancelled(&channel).await?;
    let mut request = Request::new(blob(""));
    request.set_timeout(Duration::from_millis(50));
    match unary(client(&channel), "Hang", request).await {
        // tonic 0.12 reports its own timer as CANCELLED and the server's answer as DEADLINE_EXCEEDED.
        Err(status) if matches!(status.code(), Code::DeadlineExceeded | Code::Cancelled) => {}
        other => return Err(format!("want DeadlineExceeded, got {other:?}")),
    }
    wait_cancelled(&channel, before + 1).await
}

/// Dropping a call is how tonic cancels it.
async fn case_cancel(channel: Channel) -> Outcome {
    let before = cancelled(&channel).await?;
    let hanging = unary(client(&channel), "Hang", Request::new(blob("")));
    if tokio::time::timeout(Duration::from_millis(50), hanging)
        .await
        .is_ok()
    {
        return Err("Hang answered".into());
    }
    wait_cancelled(&channel, before + 1).await
}

async fn case_chat(channel: Channel) -> Outcome {
    let messages = tokio_stream::iter((0..2000).map(|i| blob(i.to_string())));
    let mut stream = chat(&channel, messages).await.map_err(text)?;
    for i in 0..2000 {
        let reply = stream
            .message()
            .await
            .map_err(text)?
            .ok_or("the stream ended early")?;
        if reply.value != i.to_string().into_bytes() {
            return Err(format!("message {i} is {:?}", reply.value));
        }
    }
    match stream.message().await {
        Ok(None) => Ok(()),
        other => Err(format!("want the end, got {other:?}")),
    }
}

async fn case_upload(channel: Channel) -> Outcome {
    let mut grpc = client(&channel);
    grpc.ready().await.map_err(text)?;
    let messages = tokio_stream::iter((0..200).map(|_| blob(vec![0; 100_000])));
    let codec = ProstCodec::<Blob, Blob>::default();
    let reply = grpc
        .client_streaming(Request::new(messages), path("Upload"), codec)
        .await
        .map_err(text)?;
    if reply.get_ref().value == b"20000000" {
        Ok(())
    } else {
        Err(format!("counted {:?}", reply.get_ref().value))
    }
}

async fn download(
    channel: &Channel,
    count: usize,
    size: usize,
    before: impl Future<Output = Outcome>,
) -> Outcome {
    let mut grpc = client(channel);
    grpc.ready().await.map_err(text)?;
    let request = Request::new(blob(format!("{count} {size}")));
    let codec = ProstCodec::<Blob, Blob>::default();
    let mut stream = grpc
        .server_streaming(request, path("Download"), codec)
        .await
        .map_err(text)?
        .into_inner();
    before.await?;
    let mut total = 0;
    while let Some(reply) = stream.message().await.map_err(text)? {
        total += reply.value.len();
    }
    if total == count * size {
        Ok(())
    } else {
        Err(format!("got {total} bytes"))
    }
}

async fn case_download(channel: Channel) -> Outcome {
    download(&channel, 300, 100_000, async { Ok(()) }).await
}

/// While nobody reads the stream, other calls on the connection go on.
async fn case_slow_reader(channel: Channel) -> Outcome {
    let meanwhile = async {
        for _ in 0..100 {
            echo(client(&channel), b"meanwhile".to_vec()).await?;
        }
        Ok(())
    };
    download(&channel, 100, 1_000_000, meanwhile).await
}

async fn report(failed: &mut bool, name: &str, case: impl Future<Output = Outcome>) {
    let limited = tokio::time::timeout(Duration::from_secs(60), case).await;
    match limited.unwrap_or_else(|_| Err("took more than a minute".into())) {
        Ok(()) => println!("ok {name}"),
        Err(error) => {
            *failed = true;
            println!("FAIL {name}: {}", error.replace('\n', "; "));
        }
    }
}

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).expect("an address");
    // Without windows of our own size, one unread stream would close the connection's window to all calls.
    let endpoint = Endpoint::from_shared(address)
        .expect("an address")
        .initial_connection_window_size(16 << 20);
    let channel = endpoint.connect().await.expect("a connection");
    let mut failed = false;
    report(&mut failed, "unary", case_unary(channel.clone())).await;
    report(
        &mut failed,
        "unary-concurrent",
        case_concurrent(channel.clone()),
    )
    .await;
    report(&mut failed, "large", case_large(channel.clone())).await;
    report(&mut failed, "gzip", case_gzip(channel.clone())).await;
    report(&mut failed, "metadata", case_metadata(channel.clone())).await;
    report(&mut failed, "status", case_status(channel.clone())).await;
    report(
        &mut failed,
        "unimplemented",
        case_unimplemented(channel.clone()),
    )
    .await;
    report(&mut failed, "deadline", case_deadline(channel.clone())).await;
    report(&mut failed, "cancel", case_cancel(channel.clone())).await;
    report(&mut failed, "chat", case_chat(channel.clone())).await;
    report(&mut failed, "upload", case_upload(channel.clone())).await;
    report(&mut failed, "download", case_download(channel.clone())).await;
    report(
        &mut failed,
        "slow-reader",
        case_slow_reader(channel.clone()),
    )
    .await;
    if failed {
        std::process::exit(1);
    }
}

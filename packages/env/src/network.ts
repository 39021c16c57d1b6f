/**
 * The network port: byte streams over TCP or TLS, and HTTP/1.1 requests that arrive on the same listening port.
 */

export interface TlsMaterial {
  /** PEM bytes. */
  readonly ca: Uint8Array | undefined;
  readonly cert: Uint8Array | undefined;
  readonly key: Uint8Array | undefined;
}

export interface TlsOptions {
  /** Read again for every new connection, so that replaced certificates take effect; may return a cached value. */
  readonly material: () => TlsMaterial;
  /** Server: ask for a client certificate signed by `ca` and refuse the connection without one. */
  readonly requireClientCertificate?: boolean;
  /** Client: the name to verify, when it is not the host. */
  readonly serverName?: string;
  /** Offered or accepted application protocols; servers answer with the first of theirs that the client offers. */
  readonly alpn?: readonly string[];
}

/** Called in the order of events; never after `closed`, which comes exactly once. */
export interface SocketEvents {
  /** Bytes in order, a plain Uint8Array. The chunk is owned by the receiver; views keep it alive. */
  data(chunk: Uint8Array): void;
  /** `bufferedBytes` fell to zero after a `write`. */
  drained?(): void;
  /** The peer will send no more; we still may. Absent: our direction is ended too. */
  ended?(): void;
  /** Both directions are gone; `error` is absent after an orderly close. */
  closed(error: Error | undefined): void;
}

export interface Socket {
  /** `host:port` of the peer. */
  readonly peerAddress: string;
  /** The negotiated ALPN protocol, `undefined` on plain TCP. */
  readonly alpnProtocol: string | undefined;
  /** Common name of the verified peer certificate, `undefined` without TLS or without a certificate. */
  readonly peerCommonName: string | undefined;
  /** Bytes handed to `write` that the kernel has not taken yet. */
  readonly bufferedBytes: number;
  /** Must be called once, synchronously, by whoever receives the socket. */
  attach(events: SocketEvents): void;
  /** Queues bytes in order; borrowed until `done` runs, which it does once, also when the bytes are dropped. */
  write(bytes: Uint8Array, done?: () => void): void;
  /** Stops and restarts `data`: backpressure on the peer. */
  pause(): void;
  resume(): void;
  /** Sends what is queued, then closes our direction. */
  end(): void;
  /** Drops everything at once. */
  destroy(): void;
}

export interface HttpRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly target: string;
  /** Lower-case names; repeated headers are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly peerAddress: string;
  /** As of {@link Socket}. */
  readonly peerCommonName: string | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export type HttpHandler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly tls?: TlsOptions;
  /**
   * A connection that is not HTTP/1.1: by ALPN, or by its first bytes on plain TCP. Called when those are there, so the
   * client must speak first; one that does not within 10 s is dropped.
   */
  readonly onSocket?: (socket: Socket) => void;
  /** Serves HTTP/1.1 requests on the same port; absent: such connections go to `onSocket` too. */
  readonly onHttpRequest?: HttpHandler;
  /** Largest accepted HTTP/1.1 body; more is answered 413. Default 16 MiB. */
  readonly maxHttpBodyBytes?: number;
}

export interface Listener {
  readonly port: number;
  /** Stops accepting and ends idle HTTP/1.1 connections; the others stay until their owners close them. Idempotent. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  /** Rejects when the connection (with TLS handshake) is not up by then. Default 10 s. */
  readonly timeoutMs?: number;
}

export interface Network {
  /** Rejects with a `NetworkError`, as `connect` and `request` do: `EADDRINUSE` when the port is taken. */
  listen(options: ListenOptions): Promise<Listener>;
  connect(options: ConnectOptions): Promise<Socket>;
  /** Plain HTTP/1.1 request to `http://` or `https://`; for tools and tests. */
  request(url: string, init?: HttpClientRequest): Promise<HttpResponse & { readonly body: Uint8Array }>;
}

export interface HttpClientRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly tls?: TlsOptions;
  readonly timeoutMs?: number;
}

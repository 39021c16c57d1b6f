/** The server under test, ours. Speaks to bench/micro/grpc.ts over IPC: its port, then CPU times on demand. */
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcServer, type ServerCall, type StreamReceiver } from '@tessera/grpc';
import { RawGetRequest, RawGetResponse } from '@tessera/proto/kvrpcpb';
import { BatchCommandsRequest, BatchCommandsResponse, Tikv } from '@tessera/proto/tikvpb';

const VALUE = Buffer.alloc(100, 'v');
const REPLY = { value: VALUE };

class BatchStream implements StreamReceiver {
  readonly #call: ServerCall;

  constructor(call: ServerCall) {
    this.#call = call;
  }

  message(bytes: Uint8Array): void {
    const request = BatchCommandsRequest.decode(bytes);
    const responses = request.requests.map(({ cmd }) => {
      if (cmd?.kind !== 'rawGet' || cmd.value.key.length === 0) throw new Error('the bench sends RawGet only');
      return { cmd: { kind: 'rawGet', value: REPLY } } as const;
    });
    this.#call.send(BatchCommandsResponse, { responses, requestIds: request.requestIds });
  }

  halfClosed(): void {
    this.#call.finish();
  }
}

const env = createNodeEnv({ log: silentLogger });
const server = new GrpcServer(env);
server.unary(Tikv.RawGet, (call, bytes) => {
  if (RawGetRequest.decode(bytes).key.length === 0) throw new Error('the bench sends keys');
  call.reply(RawGetResponse, REPLY);
});
server.stream(Tikv.BatchCommands, (call) => new BatchStream(call));
const listener = await env.network.listen({
  host: '127.0.0.1',
  port: 0,
  onSocket: (socket) => server.onSocket(socket),
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());
process.send?.(listener.port);

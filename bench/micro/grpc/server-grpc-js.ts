/** The peer: the same service on @grpc/grpc-js with protobufjs messages. */
import * as grpc from '@grpc/grpc-js';
import type protobuf from 'protobufjs';
import { loadProtos } from '../../../tools/gen-proto/main.ts';

interface RawGetRequest {
  readonly key: Uint8Array;
}
interface BatchRequest {
  readonly requests: readonly { readonly RawGet?: RawGetRequest }[];
  readonly request_ids: readonly unknown[];
}

const VALUE = Buffer.alloc(100, 'v');
const { root } = loadProtos();

function method(path: string, stream: boolean, request: string, response: string) {
  const requestType: protobuf.Type = root.lookupType(request).setup();
  const responseType: protobuf.Type = root.lookupType(response).setup();
  return {
    path,
    requestStream: stream,
    responseStream: stream,
    requestSerialize: (message: object) => Buffer.from(requestType.encode(message).finish()),
    requestDeserialize: (bytes: Buffer) => requestType.decode(bytes),
    responseSerialize: (message: object) => responseType.encode(message).finish() as Buffer,
    responseDeserialize: (bytes: Buffer) => responseType.decode(bytes),
  };
}

const server = new grpc.Server();
server.addService(
  {
    RawGet: method('/tikvpb.Tikv/RawGet', false, 'kvrpcpb.RawGetRequest', 'kvrpcpb.RawGetResponse'),
    BatchCommands: method(
      '/tikvpb.Tikv/BatchCommands',
      true,
      'tikvpb.BatchCommandsRequest',
      'tikvpb.BatchCommandsResponse',
    ),
  },
  {
    RawGet: (call: grpc.ServerUnaryCall<RawGetRequest, object>, done: grpc.sendUnaryData<object>) => {
      if (call.request.key.length === 0) throw new Error('the bench sends keys');
      done(null, { value: VALUE });
    },
    BatchCommands: (call: grpc.ServerDuplexStream<BatchRequest, object>) => {
      call.on('data', (request: BatchRequest) => {
        const responses = request.requests.map(({ RawGet }) => {
          if (RawGet === undefined || RawGet.key.length === 0) throw new Error('the bench sends RawGet only');
          return { RawGet: { value: VALUE } };
        });
        call.write({ responses, request_ids: request.request_ids });
      });
      call.on('end', () => call.end());
    },
  },
);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.send?.(port);
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());

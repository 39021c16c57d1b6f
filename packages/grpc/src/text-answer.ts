/** The answer to a request that is not gRPC: an HTTP status with a line of text. What the client sends is ignored. */
import { Flag, FrameType } from './http2.ts';
import type { ServerConnection } from './server-connection.ts';
import { Stream } from './stream.ts';

export class TextAnswer extends Stream {
  declare connection: ServerConnection;

  /** The stream is on its connection. */
  start(status: string, text: string): void {
    const { encoder, output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    const writer = output.writer;
    encoder.begin(writer);
    encoder.literal(writer, ':status', status);
    encoder.literal(writer, 'content-type', 'text/plain');
    encoder.literal(writer, 'content-length', String(text.length));
    output.closeFrame(start, FrameType.HEADERS, Flag.END_HEADERS, this.id, peerFrameBytes);
    this.closed = true;
    this.ending = true;
    this.enqueue(Buffer.from(text, 'latin1'));
    this.connection.wrote();
  }

  protected writeEnd(): void {
    const { output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    output.closeFrame(start, FrameType.DATA, Flag.END_STREAM, this.id, peerFrameBytes);
    if (this.remoteEnded) this.connection.removeStream(this);
    else this.connection.resetStream(this.id, 0);
  }

  protected onMessage(): void {}
  protected onRemoteEnd(): void {}
  protected onReceiveFault(): void {}
  protected onSendFault(): void {}
  onDrained(): void {}
  onReset(): void {}
  onLost(): void {}
  expire(): void {}
}

/**
 * The answer to a request that is not gRPC, when it has ended: an HTTP status with a line of text.
 */
import { Flag, FrameType } from './http2.ts';
import type { ServerConnection } from './server-connection.ts';
import { Stream } from './stream.ts';

export class TextAnswer extends Stream {
  declare connection: ServerConnection;

  readonly #status: string;
  readonly #text: string;

  constructor(status: string, text: string) {
    super();
    this.#status = status;
    this.#text = text;
  }

  override receive(): void {}

  protected onRemoteEnd(): void {
    const { encoder, output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    const writer = output.writer;
    encoder.begin(writer);
    encoder.literal(writer, ':status', this.#status);
    encoder.literal(writer, 'content-type', 'text/plain');
    encoder.literal(writer, 'content-length', String(this.#text.length));
    output.closeFrame(start, FrameType.HEADERS, Flag.END_HEADERS, this.id, peerFrameBytes);
    this.closed = true;
    this.ending = true;
    this.enqueue(Buffer.from(this.#text, 'latin1'));
    this.connection.wrote();
  }

  protected writeEnd(): void {
    const { output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    output.closeFrame(start, FrameType.DATA, Flag.END_STREAM, this.id, peerFrameBytes);
    this.connection.removeStream(this);
  }

  protected onMessage(): void {}
  protected onReceiveFault(): void {}
  protected onSendFault(): void {}
  onDrained(): void {}
  onReset(): void {}
  onLost(): void {}
  expired(): void {}
}

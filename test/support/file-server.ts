import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A file server on loopback that knows ranges and ETags, and whose next answers a test may take over. */
export class FileServer {
  /** `GET /path`, with the range that was asked for. */
  readonly requests: string[] = [];
  private readonly next: Answer[] = [];
  private readonly stalled = new Map<string, Answer>();

  static async start(files: Record<string, string | Buffer>): Promise<FileServer> {
    const made = new FileServer(files);
    made.server.listen(0, '127.0.0.1');
    await once(made.server, 'listening');
    return made;
  }

  private readonly server = createServer((request, response) => {
    const range = request.headers.range;
    this.requests.push(`${request.method} ${request.url}${range ? ` ${range}` : ''}`);
    const path = request.url ?? '';
    const answer = this.stalled.get(path) ?? this.next.shift() ?? this.serve;
    this.stalled.delete(path);
    answer(request, response);
  });

  private constructor(readonly files: Record<string, string | Buffer>) {}

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers the next request otherwise. */
  once(answer: Answer): this {
    this.next.push(answer);
    return this;
  }

  /** Breaks the connection of the next request after some bytes of the file. */
  breakAfter(bytes: number): this {
    return this.once((request, response) => {
      const content = this.files[request.url ?? ''] ?? '';
      response.writeHead(200, { etag: etag(content), 'content-length': Buffer.byteLength(content) });
      response.write(content.slice(0, bytes), () => response.destroy());
    });
  }

  /** Sends some bytes of a file at its next request and then nothing more, with the connection open. */
  stallOn(path: string, bytes: number, onStalled: () => void): void {
    this.stalled.set(path, (request, response) => {
      const content = this.files[request.url ?? ''] ?? '';
      response.writeHead(200, { etag: etag(content), 'content-length': Buffer.byteLength(content) });
      response.write(content.slice(0, bytes), () => onStalled());
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    const content = this.files[request.url ?? ''];
    if (content === undefined) return void response.writeHead(404).end();
    const tag = etag(content);
    const from =
      request.headers['if-range'] === tag ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    if (from === 0) return void response.writeHead(200, { etag: tag, 'content-length': content.length }).end(content);
    if (from >= content.length) return void response.writeHead(416).end();
    response
      .writeHead(206, { etag: tag, 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` })
      .end(content.slice(from));
  };
}

const etag = (content: string | Buffer): string =>
  `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;

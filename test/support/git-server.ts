import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A Git repository on loopback, served over HTTP by Git itself. */
export class GitServer {
  private readonly server = createServer((request, response) => this.serve(request, response));
  private readonly repository: string;

  private constructor(private readonly folder: string) {
    this.repository = join(folder, 'vms.git');
  }

  /** @param folder empty; the repository is kept in it */
  static async start(folder: string): Promise<GitServer> {
    const made = new GitServer(folder);
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', made.repository]);
    made.server.listen(0, '127.0.0.1');
    await once(made.server, 'listening');
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/vms.git`;
  }

  /** Commits a folder as the whole content of the branch main. Returns the revision. */
  commit(content: string): string {
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    this.git('--work-tree', content, 'add', '--all');
    this.git('--work-tree', content, ...author, 'commit', '--quiet', '--allow-empty', '--message', 'tree');
    return this.git('rev-parse', 'HEAD').toString().trim();
  }

  /** The content of the branch main, as a tar archive. */
  archive(): Buffer {
    return this.git('archive', '--format', 'tar.gz', 'HEAD');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private git(...args: string[]): Buffer {
    return execFileSync('git', ['--git-dir', this.repository, ...args], { maxBuffer: 64 << 20 });
  }

  /** One request, as the Common Gateway Interface says it. */
  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const { headers, method } = request;
    const program = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        REQUEST_METHOD: method,
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: headers['content-type'],
        HTTP_CONTENT_ENCODING: headers['content-encoding'],
        GIT_PROTOCOL: headers['git-protocol'] as string | undefined,
      },
    });
    request.pipe(program.stdin);
    const chunks: Buffer[] = [];
    program.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    program.once('close', () => {
      const answer = Buffer.concat(chunks);
      const end = answer.indexOf('\r\n\r\n');
      const fields = answer
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map((line) => line.split(/: (.*)/s) as [string, string]);
      const { Status: status, ...rest } = Object.fromEntries(fields);
      response.writeHead(Number.parseInt(status ?? '200', 10), rest).end(answer.subarray(end + 4));
    });
  }
}

/** An editor, as far as a language server sees one. */
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  createMessageConnection,
  type Diagnostic,
  type Hover,
  type InlayHint,
  type MessageReader,
  type MessageWriter,
  type PublishDiagnosticsParams,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

export class LanguageClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly said: string[] = [];
  private readonly documents = new Map<string, TextDocument>();
  private readonly waiting = new Set<() => void>();
  private readonly connection;

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.connection = createMessageConnection(reader, writer);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.waiting) wake();
    });
    for (const method of ['window/logMessage', 'window/showMessage'])
      this.connection.onNotification(method, ({ message }: { message: string }) => {
        this.said.push(message);
      });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('window/showMessageRequest', () => null);
    this.connection.listen();
  }

  async start(folder: string | undefined, capabilities: object = {}) {
    const workspaceFolders = folder === undefined ? null : [{ uri: pathToFileURL(folder).href, name: 'folder' }];
    const rootUri = workspaceFolders?.[0]?.uri ?? null;
    const answer = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri,
      capabilities,
      workspaceFolders,
    });
    await this.connection.sendNotification('initialized', {});
    return answer as { capabilities: Record<string, unknown> };
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  /** As an editor that is closed in order. */
  async exit(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
  }

  open(file: string, text: string, languageId = 'yaml'): Promise<Diagnostic[]> {
    const uri = uriOf(file);
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return this.diagnostics(file);
  }

  /** Replaces a text by another, and sends only that. */
  replace(file: string, before: string, after: string): Promise<Diagnostic[]> {
    const document = this.documents.get(uriOf(file))!;
    const at = document.getText().indexOf(before);
    if (at < 0) throw new Error(`There is no ${JSON.stringify(before)} in ${file}.`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + before.length) };
    return this.change(file, [{ range, text: after }]);
  }

  change(file: string, contentChanges: { range: Range; text: string }[]): Promise<Diagnostic[]> {
    const document = this.documents.get(uriOf(file))!;
    TextDocument.update(document, contentChanges, document.version + 1);
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges,
    });
    return this.diagnostics(file);
  }

  text(file: string): string {
    return this.documents.get(uriOf(file))!.getText();
  }

  save(file: string): Promise<void> {
    return this.notify('textDocument/didSave', { textDocument: { uri: uriOf(file) } });
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Those of the text as it is now. */
  async diagnostics(file: string): Promise<Diagnostic[]> {
    const uri = uriOf(file);
    const { version } = this.documents.get(uri)!;
    for (;;) {
      const found = this.published.findLast((one) => one.uri === uri && one.version === version);
      if (found) return found.diagnostics;
      await this.nextPublished();
    }
  }

  /** The next ones that are published of a file, whatever is known already. */
  async nextDiagnostics(file: string): Promise<Diagnostic[]> {
    const known = this.published.length;
    for (;;) {
      const found = this.published.slice(known).findLast(({ uri }) => uri === uriOf(file));
      if (found) return found.diagnostics;
      await this.nextPublished();
    }
  }

  private nextPublished(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  /** The help at the first place where a text stands. */
  async hover(file: string, at: string): Promise<string | undefined> {
    const document = this.documents.get(uriOf(file))!;
    const position = document.positionAt(document.getText().indexOf(at));
    const hover = await this.ask<Hover | null>('textDocument/hover', file, { position });
    return hover ? (hover.contents as { value: string }).value : undefined;
  }

  /** Asks for the effects behind lines, and withdraws the question. Answers the code of the error. */
  async withdrawn(file: string): Promise<number> {
    const withdrawal = new CancellationTokenSource();
    const params = { textDocument: { uri: uriOf(file) }, range: EVERYWHERE };
    const answer = this.connection.sendRequest('textDocument/inlayHint', params, withdrawal.token);
    withdrawal.cancel();
    return answer.then(
      () => 0,
      ({ code }: { code: number }) => code,
    );
  }

  async actions(file: string, diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const range = diagnostics[0]?.range ?? EVERYWHERE;
    return (
      (await this.ask<CodeAction[] | null>('textDocument/codeAction', file, { range, context: { diagnostics } })) ?? []
    );
  }

  async lenses(file: string): Promise<CodeLens[]> {
    return (await this.ask<CodeLens[] | null>('textDocument/codeLens', file, {})) ?? [];
  }

  async hints(file: string): Promise<InlayHint[]> {
    return (await this.ask<InlayHint[] | null>('textDocument/inlayHint', file, { range: EVERYWHERE })) ?? [];
  }

  private ask<T>(method: string, file: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri: uriOf(file) }, ...params });
  }

  /** Does what a quick fix says. */
  apply(file: string, { edit }: CodeAction): Promise<Diagnostic[]> {
    const { changes, documentChanges } = edit as WorkspaceEdit;
    const edits = changes?.[uriOf(file)] ?? documentChanges?.flatMap((one) => ('edits' in one ? one.edits : [])) ?? [];
    // From the end, because each is meant for the text before all of them.
    const ordered = [...edits].reverse() as { range: Range; newText: string }[];
    return this.change(
      file,
      ordered.map(({ range, newText }) => ({ range, text: newText })),
    );
  }
}

export const uriOf = (file: string): string => (/^[a-z]+:/.test(file) ? file : pathToFileURL(file).href);

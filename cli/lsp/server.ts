/** The Language Server Protocol around what is known of open folders. */

import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { packageVersion } from '../../toolchain/package-root';
import { diagnosticsOf, hintsOf, lensesOf } from './analysis';
import { Folder, type FolderSettings } from './folder';
import { hoverText } from './hover';
import { quickFix } from './quick-fixes';
import type { Source } from './source';

const WATCHED = ['**/*.{yaml,yml,json}', '**/.git/logs/HEAD'];

export function serve(connection: Connection, settings: FolderSettings): void {
  const documents = new TextDocuments(TextDocument);
  /** By the folder, or by the file where it lies in none. */
  const folders = new Map<string, Folder>();
  let roots: string[] = [];
  let client: InitializeParams['capabilities'] = {};

  const speaker = {
    warn: (text: string) => connection.window.showWarningMessage(text),
    log: (text: string) => connection.console.info(text),
    publish,
  };

  function folderOf(file: string): Folder {
    const root = roots.filter((one) => file.startsWith(one + sep)).sort((a, b) => b.length - a.length)[0] ?? file;
    let folder = folders.get(root);
    if (!folder) {
      folder = new Folder(root, settings, speaker);
      folders.set(root, folder);
    }
    return folder;
  }

  function publish(folder: Folder): void {
    for (const document of documents.all().filter(isManifest)) {
      const source = folder.workspace.source(fileOf(document.uri));
      if (!source || source.text !== document.getText()) continue;
      const diagnostics = diagnosticsOf(source, folder.findings, folder.effectsIn(source.file), settings.base);
      connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
    }
    if (client.workspace?.codeLens?.refreshSupport)
      connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
    if (client.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
  }

  /** Answers once the folder of a file is known as it is now; not at all where the editor no longer asks, or the file is not ours. */
  async function about<T>(
    { uri }: { uri: string },
    token: CancellationToken,
    answer: (source: Source, folder: Folder, document: TextDocument) => T,
  ): Promise<T | null | ResponseError<void>> {
    const document = documents.get(uri);
    if (!document || !isManifest(document)) return null;
    const folder = folderOf(fileOf(uri));
    await folder.settled();
    if (token.isCancellationRequested)
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    const source = folder.workspace.source(fileOf(uri));
    return source ? answer(source, folder, document) : null;
  }

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri }): InitializeResult => {
    client = capabilities;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    roots = uris.map(fileOf);
    return {
      serverInfo: { name: 'kubevirt-iac', version: packageVersion() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        codeLensProvider: {},
        inlayHintProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => fileOf(uri)));
        roots = [...roots.filter((root) => !gone.has(root)), ...added.map(({ uri }) => fileOf(uri))];
        for (const folder of folders.values()) folder.stop();
        folders.clear();
        for (const document of documents.all()) edit(document);
      });
  });

  function edit(document: TextDocument): void {
    if (!isManifest(document)) return;
    const folder = folderOf(fileOf(document.uri));
    folder.workspace.edit(fileOf(document.uri), document.getText());
    folder.schedule();
  }

  function rescan(): void {
    for (const folder of folders.values()) {
      folder.workspace.touch();
      folder.schedule();
    }
  }

  documents.onDidChangeContent(({ document }) => edit(document));
  documents.onDidSave(rescan);
  connection.onDidChangeWatchedFiles(rescan);
  documents.onDidClose(({ document }) => {
    if (!isManifest(document)) return;
    const folder = folderOf(fileOf(document.uri));
    folder.workspace.close(fileOf(document.uri));
    if (folders.delete(fileOf(document.uri))) folder.stop();
    else folder.schedule();
    connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  connection.onShutdown(() => {
    for (const folder of folders.values()) folder.stop();
  });

  connection.onHover(({ textDocument, position }, token) =>
    about(textDocument, token, (source) => {
      const field = source.positions.fieldAt(position);
      const value = field && hoverText(source.manifests[field.index]?.object, field.steps);
      return value ? { contents: { kind: 'markdown' as const, value }, range: field.range } : null;
    }),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    about(textDocument, token, (source, folder) => lensesOf(source, folder.effectsIn(source.file), settings.base)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    about(textDocument, token, (source, folder) => hintsOf(source, folder.effectsIn(source.file), range)),
  );
  connection.onCodeAction((params, token) =>
    about(params.textDocument, token, (source, folder, document) => actions(params, source, folder, document)),
  );

  function actions(
    { context, range }: CodeActionParams,
    source: Source,
    folder: Folder,
    document: TextDocument,
  ): CodeAction[] {
    if (context.only && !context.only.some((kind) => 'quickfix'.startsWith(kind))) return [];
    return (folder.findings.get(source.file) ?? []).flatMap((found, index) =>
      found.flatMap((finding): CodeAction[] => {
        const at = source.positions.rangeOf(index, finding.path);
        if (finding.suggestion === undefined || at.start.line > range.end.line || at.end.line < range.start.line)
          return [];
        const fix = quickFix(source, index, finding, found, (edited, manifest) =>
          folder.findingsAfter(edited, manifest),
        );
        if (!fix) return [];
        const diagnostics = context.diagnostics.filter(
          ({ code, range: { start } }) =>
            String(code).startsWith(`${finding.rule} `) &&
            start.line === at.start.line &&
            start.character === at.start.character,
        );
        const edits = fix.edits.map(({ from, to, text }) => ({
          range: { start: document.positionAt(from), end: document.positionAt(to) },
          newText: text,
        }));
        return [
          { title: fix.title, kind: 'quickfix', diagnostics, isPreferred: true, edit: workspaceEdit(document, edits) },
        ];
      }),
    );
  }

  function workspaceEdit(
    { uri, version }: TextDocument,
    edits: NonNullable<WorkspaceEdit['changes']>[string],
  ): WorkspaceEdit {
    return client.workspace?.workspaceEdit?.documentChanges
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  }

  documents.listen(connection);
  connection.listen();
}

const isManifest = ({ uri, languageId }: TextDocument): boolean =>
  /^(yaml|json)/.test(languageId) || /\.(ya?ml|json)$/.test(uri);

/** Of a file that is not on disk yet, the address itself. */
function fileOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

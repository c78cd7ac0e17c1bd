/** One open folder: what is known of its files, kept up to date while they are edited. */
import { setImmediate } from 'node:timers/promises';
import { grouped } from '../../kube/grouped';
import type { Manifest } from '../manifests';
import { type Findings, findingsAfter, findingsIn, type Judging } from './analysis';
import { effectsBetween, type ObjectEffects } from './effects';
import { Revision } from './revision';
import type { Source } from './source';
import { Workspace } from './workspace';

export interface FolderSettings extends Judging {
  /** Revision with which files are compared. */
  base: string;
  /** Milliseconds without a change after which files are checked. */
  delay: number;
}

export interface Speaker {
  /** To whoever sits before the editor. */
  warn(text: string): void;
  /** To the log. */
  log(text: string): void;
  /** Everything about the open files of the folder is known anew. */
  publish(folder: Folder): void;
}

export class Folder {
  readonly workspace: Workspace;
  findings: Findings = new Map();
  private effects = new Map<string, ObjectEffects[]>();
  private manifests: readonly Manifest[] = [];
  private readonly revision: Revision;
  private timer: NodeJS.Timeout | undefined;
  private turn = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    root: string,
    private readonly settings: FolderSettings,
    private readonly speaker: Speaker,
  ) {
    this.workspace = new Workspace(root, (text) => speaker.warn(text));
    this.revision = new Revision(settings.base, root, (text) => speaker.log(text));
  }

  /** Checks once nothing has changed for a moment. */
  schedule(): void {
    this.turn++;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), this.settings.delay);
  }

  /** Resolves when everything is known of the texts as they are now. */
  async settled(): Promise<void> {
    let awaited: Promise<void> | undefined;
    // A change while this waits starts another check.
    while (this.timer || awaited !== this.running) {
      if (this.timer) this.check();
      awaited = this.running;
      await awaited;
    }
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  effectsIn(file: string): readonly ObjectEffects[] {
    return this.effects.get(file) ?? [];
  }

  /** What is found in an object of an edited text that is not that of the editor yet. */
  findingsAfter(edited: Source, manifest: Manifest) {
    return findingsAfter(edited, manifest, this.manifests, this.settings);
  }

  private effectsSince(old: readonly Manifest[], manifests: readonly Manifest[]): ObjectEffects[] {
    try {
      return effectsBetween(old, manifests, this.settings.profile);
    } catch (error) {
      // The sites of a fleet cannot have an object twice.
      this.speaker.log(`No effects of changes are shown: ${(error as Error).message}`);
      return [];
    }
  }

  private check(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.refresh().catch((error: Error) => {
      this.speaker.log(`The files of ${this.workspace.root} could not be checked: ${error.message}`);
    });
  }

  /** In steps, between which a newer change, or a request, is taken up; what is outdated by it is dropped. */
  private async refresh(): Promise<void> {
    const turn = ++this.turn;
    const { manifests, unread } = this.workspace.contents();
    const findings = findingsIn(this.workspace.openSources(), manifests, this.settings);
    await setImmediate();
    if (turn !== this.turn) return;
    const old = this.revision.manifests()?.filter(({ file }) => !unread.has(file));
    await setImmediate();
    if (turn !== this.turn) return;
    const effects = old ? this.effectsSince(old, manifests) : [];
    await setImmediate();
    if (turn !== this.turn) return;
    this.manifests = manifests;
    this.findings = findings;
    this.effects = grouped(effects, ({ file }) => file);
    this.speaker.publish(this);
  }
}

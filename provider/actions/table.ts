import type { Action } from './action';
import { backup } from './backup';
import { clone } from './clone';
import { drain } from './drain';
import { exportDisk } from './export';
import { hotplugInterface, hotplugVolume } from './hotplug';
import { migration } from './migration';
import { pause, restart, start, stop } from './power';
import { restore, snapshot } from './snapshot';
import { upload } from './upload';

/** By the name in the type token: `kubevirt:actions:Migration`. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  Backup: backup,
  Clone: clone,
  Drain: drain,
  Export: exportDisk,
  HotplugInterface: hotplugInterface,
  HotplugVolume: hotplugVolume,
  Migration: migration,
  Pause: pause,
  Restart: restart,
  Restore: restore,
  Snapshot: snapshot,
  Start: start,
  Stop: stop,
  Upload: upload,
};

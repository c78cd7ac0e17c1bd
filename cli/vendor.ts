import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { assetName, replaceFile, VENDOR_FOLDER } from '../constructs/platform/assets';
import { isTrustedUrl, versionsOf } from '../kubevirt/releases';
import { withProgress } from '../toolchain/progress';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, print, printJson } from './output';
import { imagesIn, mirrorFiles, type VendoredImages } from './vendor/image-list';
import { imagesOfProgram } from './vendor/program-images';
import { selectAssets } from './vendor/selection';
import { type VendoredAsset, vendorAssets } from './vendor/vendor';

interface Options {
  kubevirt: string;
  kubernetes?: string;
  component: string[];
  from?: string;
  manifests: string[];
  out: string;
  lockFile: string;
  json?: boolean;
}

const HELP: CommandHelp = {
  about: `
Beside the manifests, the folder gets images.txt, the images that nodes pull; copy-images.sh, which copies them into a registry with skopeo; and
imageset-config.yaml, with which oc-mirror does. Each manifest must match its published checksum or the lock file, and must consist of the objects of its
release. An interrupted download continues in the next run.`,
  exitCodes: {
    0: 'every manifest is there',
    2: 'one is not',
  },
  examples: [
    'kubevirt-iac vendor',
    'kubevirt-iac vendor --kubevirt 1.9.0 --component kubevirt --component cdi --component hostpath-provisioner',
    'kubevirt-iac vendor --manifests manifests',
    'kubevirt-iac vendor --from https://mirror.example/releases',
  ],
};

/** `kubevirt-iac vendor`: the only part of a program's way to the cluster that downloads manifests. */
export function command(): Command {
  return withHelp(
    new Command('vendor')
      .description(
        'download the manifests of a stack once, so that programs read them from the repository, and list their images',
      )
      .option('--kubevirt <version>', 'release of KubeVirt that the components belong to', versionsOf('kubevirt')[0])
      .option(
        '--kubernetes <version>',
        'release of Kubernetes that the components must be tested on; not checked by default',
      )
      .option(
        '--component <name[@version]>',
        'component to vendor, with those that it needs; repeatable; all for every one (default: kubevirt and cdi)',
        collect,
        [],
      )
      .option(
        '--from <url|folder>',
        'mirror or folder, <from>/<component>/<version>/<file> (default: where the projects publish)',
      )
      .option(
        '--manifests <path>',
        'folder or file with the manifests of a program, whose images are listed as well: those of Jobs, container disks, imports; repeatable',
        collect,
        [],
      )
      .option('--out <folder>', 'folder to fill', VENDOR_FOLDER)
      .option('--lock-file <file>', 'file that pins the checksums', 'kubevirt-iac.lock.json')
      .addOption(jsonOption())
      .action(run),
    HELP,
  );
}

const collect = (value: string, all: string[]): string[] => [...all, value];

async function run(options: Options): Promise<void> {
  const { component, kubevirt, kubernetes, out, lockFile } = options;
  if (options.from !== undefined) checkOrigin(options.from);
  const ids = selectAssets(component.length > 0 ? component : ['kubevirt', 'cdi'], {
    kubevirt,
    ...(kubernetes && { kubernetes }),
  });
  const own = imagesOfProgram(options.manifests);
  const assets = await withProgress('Vendoring', async (report) => {
    const received = new Map<string, number>();
    let done = 0;
    const advance = () =>
      report({
        done,
        total: ids.length,
        detail: `${done} of ${ids.length} files, ${kibibytes(sum(received))} received`,
      });
    advance();
    return await vendorAssets(ids, {
      out,
      lockFile,
      ...(options.from !== undefined && { from: options.from }),
      onProgress: (id, bytes) => {
        received.set(assetName(id), bytes);
        advance();
      },
      onVendored: (asset) => {
        done++;
        // What has arrived stays on record: each of them is a file in the repository.
        if (!options.json)
          note(`[${done}/${ids.length}] ${assetName(asset)} ${asset.state}, ${kibibytes(asset.bytes)}\n`);
        advance();
      },
    });
  });
  const { images, corrections } = imagesIn(out);
  const listed = { images: [...new Set([...images, ...own])].sort(), corrections };
  const files = mirrorFiles(listed.images);
  for (const [name, { text, mode }] of Object.entries(files)) replaceFile(join(out, name), text, mode);
  if (options.json) printJson({ assets, ...listed });
  else print(summary(assets, listed, options));
}

function checkOrigin(from: string): void {
  if (URL.canParse(from) ? isTrustedUrl(from) : existsSync(from)) return;
  throw new Error(
    URL.canParse(from)
      ? `--from ${from} is not allowed. Manifests grant cluster-wide rights, so they are fetched over https only (http only from localhost), from a URL without credentials.`
      : `--from ${from} does not exist. Give a folder, or the URL of a mirror that begins with https://.`,
  );
}

const sum = (received: ReadonlyMap<string, number>): number =>
  [...received.values()].reduce((all, each) => all + each, 0);

const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;

function summary(assets: readonly VendoredAsset[], { images, corrections }: VendoredImages, options: Options): string {
  return [
    ...corrections.map(
      ({ object, path, before, after }) => `corrected in every program: ${object} ${path}: ${before} becomes ${after}`,
    ),
    `${assets.length} files in ${options.out}, pinned by ${options.lockFile}. Keep both in Git.`,
    `${images.length} images in ${join(options.out, 'images.txt')}; copy-images.sh beside it copies them into a registry.`,
    '',
  ].join('\n');
}

import { useData, useRoute, withBase } from 'vitepress';
import { onMounted, ref } from 'vue';

let listed: Promise<string[]> | undefined;

/** The versions of these pages, the newest first, and the way from this page to another version of it. */
export function useVersions() {
  const { theme, site } = useData();
  const route = useRoute();
  const current: string = theme.value.version;
  const versions = ref([current]);

  // Beside the folders of all versions lies the list of them: versions that are newer than this page are in it, too.
  onMounted(async () => {
    listed ??= fetch(`${site.value.base}../versions.json`).then(async (answer) =>
      answer.ok ? (await answer.json()).versions : [current],
    );
    versions.value = await listed;
  });

  /** The same page in the other version, or its home where it has no such page. */
  async function open(version: string) {
    const root = withBase('/').replace(/[^/]+\/$/, `${version}/`);
    const page = root + route.path.slice(site.value.base.length);
    const { ok } = await fetch(page, { method: 'HEAD' });
    location.href = ok ? page : root;
  }
  return { current, versions, open };
}

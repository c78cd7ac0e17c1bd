import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: migrations/v1alpha1","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/types/migrations-v1alpha1.md","filePath":"pulumi-reference/types/migrations-v1alpha1.md"}');
const _sfc_main = { name: "pulumi-reference/types/migrations-v1alpha1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-migrationsv1alpha1" tabindex="-1">Types: migrations/v1alpha1 <a class="header-anchor" href="#types-migrationsv1alpha1" aria-label="Permalink to &quot;Types: migrations/v1alpha1&quot;">​</a></h1><h2 id="migrationpolicyspec" tabindex="-1">MigrationPolicySpec <a class="header-anchor" href="#migrationpolicyspec" aria-label="Permalink to &quot;MigrationPolicySpec&quot;">​</a></h2><ul><li><strong><code>allowAutoConverge</code></strong> <code>boolean</code><br>Slow the guest down until the migration converges.</li><li><strong><code>allowPostCopy</code></strong> <code>boolean</code><br>Move the guest before all its memory is there. It cannot be saved if the network fails.</li><li><strong><code>allowWorkloadDisruption</code></strong> <code>boolean</code></li><li><strong><code>bandwidthPerMigration</code></strong> <code>string</code> or <code>number</code><br>Per second, such as 64Mi. 0: no limit.</li><li><strong><code>completionTimeoutPerGiB</code></strong> <code>integer</code><br>Seconds per GiB of memory before a migration is given up.</li><li><strong><code>experimental</code></strong> <a href="/kubevirt-iac/v0.1/pulumi-reference/types/core-v1.html#experimentalmigrationoptions">ExperimentalMigrationOptions</a><br>Since v1.9.</li><li><strong><code>maxDowntimeMs</code></strong> <code>integer</code><br>Since v1.9.</li><li><strong><code>selectors</code></strong> <a href="/kubevirt-iac/v0.1/pulumi-reference/types/migrations-v1alpha1.html#selectors">Selectors</a>, <strong>required</strong><br>All labels must be on the running guest and on its namespace. The policy with most labels wins.</li></ul><h2 id="selectors" tabindex="-1">Selectors <a class="header-anchor" href="#selectors" aria-label="Permalink to &quot;Selectors&quot;">​</a></h2><ul><li><strong><code>namespaceSelector</code></strong> map of <code>string</code></li><li><strong><code>virtualMachineInstanceSelector</code></strong> map of <code>string</code></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/types/migrations-v1alpha1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const migrationsV1alpha1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  migrationsV1alpha1 as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"WorkloadUpdates","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/WorkloadUpdates.md","filePath":"api/kubevirt-iac/classes/WorkloadUpdates.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/WorkloadUpdates.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="workloadupdates" tabindex="-1">WorkloadUpdates <a class="header-anchor" href="#workloadupdates" aria-label="Permalink to &quot;WorkloadUpdates&quot;">​</a></h1><p>What KubeVirt does on its own with running guests whose virt-launcher or spec is outdated.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="evict" tabindex="-1">EVICT <a class="header-anchor" href="#evict" aria-label="Permalink to &quot;EVICT&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>EVICT</strong>: <code>WorkloadUpdates</code></p></blockquote><p>Shuts every guest down, and starts it again if its run strategy allows it.</p><h3 id="live_migrate" tabindex="-1">LIVE_MIGRATE <a class="header-anchor" href="#live_migrate" aria-label="Permalink to &quot;LIVE\\_MIGRATE&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>LIVE_MIGRATE</strong>: <code>WorkloadUpdates</code></p></blockquote><p>Migrates guests live; a guest that cannot be migrated keeps its old virt-launcher until it is restarted.</p><h3 id="live_migrate_or_evict" tabindex="-1">LIVE_MIGRATE_OR_EVICT <a class="header-anchor" href="#live_migrate_or_evict" aria-label="Permalink to &quot;LIVE\\_MIGRATE\\_OR\\_EVICT&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>LIVE_MIGRATE_OR_EVICT</strong>: <code>WorkloadUpdates</code></p></blockquote><p>Migrates guests live; a guest that cannot be migrated is shut down, and started again if its run strategy allows it.</p><h3 id="none" tabindex="-1">NONE <a class="header-anchor" href="#none" aria-label="Permalink to &quot;NONE&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>NONE</strong>: <code>WorkloadUpdates</code></p></blockquote><p>Does nothing: changes that need a migration wait for one that is requested by hand.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/WorkloadUpdates.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WorkloadUpdates = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WorkloadUpdates as default
};

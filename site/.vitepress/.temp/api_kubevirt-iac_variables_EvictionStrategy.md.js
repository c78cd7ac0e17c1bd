import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"EvictionStrategy","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/EvictionStrategy.md","filePath":"api/kubevirt-iac/variables/EvictionStrategy.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/EvictionStrategy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="evictionstrategy" tabindex="-1">EvictionStrategy <a class="header-anchor" href="#evictionstrategy" aria-label="Permalink to &quot;EvictionStrategy&quot;">​</a></h1><blockquote><p><code>const</code> <strong>EvictionStrategy</strong>: <code>object</code></p></blockquote><p>Reaction of a guest to the drain of its node.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="external" tabindex="-1">EXTERNAL <a class="header-anchor" href="#external" aria-label="Permalink to &quot;EXTERNAL&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>EXTERNAL</strong>: <code>&quot;External&quot;</code></p></blockquote><p>Left to an external controller.</p><h3 id="live_migrate" tabindex="-1">LIVE_MIGRATE <a class="header-anchor" href="#live_migrate" aria-label="Permalink to &quot;LIVE\\_MIGRATE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>LIVE_MIGRATE</strong>: <code>&quot;LiveMigrate&quot;</code></p></blockquote><p>Migrated. A guest that cannot be migrated blocks the drain of its node.</p><h3 id="live_migrate_if_possible" tabindex="-1">LIVE_MIGRATE_IF_POSSIBLE <a class="header-anchor" href="#live_migrate_if_possible" aria-label="Permalink to &quot;LIVE\\_MIGRATE\\_IF\\_POSSIBLE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>LIVE_MIGRATE_IF_POSSIBLE</strong>: <code>&quot;LiveMigrateIfPossible&quot;</code></p></blockquote><p>Migrated if possible, otherwise shut down. The default: it never blocks a drain, and never powers off a guest that can be migrated.</p><h3 id="none" tabindex="-1">NONE <a class="header-anchor" href="#none" aria-label="Permalink to &quot;NONE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>NONE</strong>: <code>&quot;None&quot;</code></p></blockquote><p>Shut down, and started on another node if the run strategy allows it.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/EvictionStrategy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EvictionStrategy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EvictionStrategy as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Memory","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Memory.md","filePath":"api/kubevirt-iac/variables/Memory.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Memory.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="memory" tabindex="-1">Memory <a class="header-anchor" href="#memory" aria-label="Permalink to &quot;Memory&quot;">​</a></h1><blockquote><p><strong>Memory</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="of" tabindex="-1">of <a class="header-anchor" href="#of" aria-label="Permalink to &quot;of&quot;">​</a></h3><blockquote><p><strong>of</strong>: (<code>guest</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/m.html#memoryprops"><code>MemoryProps</code></a></p></blockquote><p>An amount of memory, with further options.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>guest</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/q.html#quantity"><code>Quantity</code></a></td></tr><tr><td><code>options?</code></td><td><code>Omit</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/m.html#memoryprops"><code>MemoryProps</code></a>, <code>&quot;guest&quot;</code>&gt;</td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/m.html#memoryprops"><code>MemoryProps</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Memory.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Memory = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Memory as default
};

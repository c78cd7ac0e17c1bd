import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Gpu","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Gpu.md","filePath":"api/kubevirt-iac/variables/Gpu.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Gpu.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="gpu" tabindex="-1">Gpu <a class="header-anchor" href="#gpu" aria-label="Permalink to &quot;Gpu&quot;">​</a></h1><blockquote><p><strong>Gpu</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromclaim" tabindex="-1">fromClaim <a class="header-anchor" href="#fromclaim" aria-label="Permalink to &quot;fromClaim&quot;">​</a></h3><blockquote><p><strong>fromClaim</strong>: (<code>claim</code>, <code>request</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#gpu"><code>Gpu</code></a></p></blockquote><p>A GPU that dynamic resource allocation hands to the guest.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>claim</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/r.html#resourceclaim"><code>ResourceClaim</code></a></td></tr><tr><td><code>request</code></td><td><code>string</code></td></tr><tr><td><code>options?</code></td><td><code>Readonly</code>&lt;<code>Partial</code>&lt;<code>Omit</code>&lt;<code>GPU</code>, <code>ByNameOrClaim</code>&gt;&gt;&gt;</td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#gpu"><code>Gpu</code></a></p><h3 id="named" tabindex="-1">named <a class="header-anchor" href="#named" aria-label="Permalink to &quot;named&quot;">​</a></h3><blockquote><p><strong>named</strong>: (<code>deviceName</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#gpu"><code>Gpu</code></a></p></blockquote><p>A GPU, or a part of one, by the resource name under which the cluster permits it.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>deviceName</code></td><td><code>string</code></td></tr><tr><td><code>options?</code></td><td><code>Readonly</code>&lt;<code>Partial</code>&lt;<code>Omit</code>&lt;<code>GPU</code>, <code>ByNameOrClaim</code>&gt;&gt;&gt;</td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#gpu"><code>Gpu</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Gpu.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Gpu = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Gpu as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"PersistentVolumeClaim","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/PersistentVolumeClaim.md","filePath":"api/kubevirt-iac/variables/PersistentVolumeClaim.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/PersistentVolumeClaim.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="persistentvolumeclaim" tabindex="-1">PersistentVolumeClaim <a class="header-anchor" href="#persistentvolumeclaim" aria-label="Permalink to &quot;PersistentVolumeClaim&quot;">​</a></h1><blockquote><p><code>const</code> <strong>PersistentVolumeClaim</strong>: <code>object</code></p></blockquote><p>A PersistentVolumeClaim to clone.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="ref" tabindex="-1">ref <a class="header-anchor" href="#ref" aria-label="Permalink to &quot;ref&quot;">​</a></h3><blockquote><p><strong>ref</strong>: (<code>ref</code>, <code>where?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clonesource"><code>CloneSource</code></a></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>ref</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#namespacedref"><code>NamespacedRef</code></a></td></tr><tr><td><code>where?</code></td><td><code>Where</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clonesource"><code>CloneSource</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/PersistentVolumeClaim.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PersistentVolumeClaim = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PersistentVolumeClaim as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Lun","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Lun.md","filePath":"api/kubevirt-iac/variables/Lun.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Lun.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="lun" tabindex="-1">Lun <a class="header-anchor" href="#lun" aria-label="Permalink to &quot;Lun&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Lun</strong>: <code>object</code></p></blockquote><p>SCSI devices that are passed through.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromdatavolume" tabindex="-1">fromDataVolume <a class="header-anchor" href="#fromdatavolume" aria-label="Permalink to &quot;fromDataVolume&quot;">​</a></h3><blockquote><p><strong>fromDataVolume</strong>: (<code>dataVolume</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p></blockquote><p>A DataVolume, passed through as a SCSI device.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>dataVolume</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#nameref"><code>NameRef</code></a></td></tr><tr><td><code>options?</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/l.html#lunoptions"><code>LunOptions</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p><h3 id="frompvc" tabindex="-1">fromPvc <a class="header-anchor" href="#frompvc" aria-label="Permalink to &quot;fromPvc&quot;">​</a></h3><blockquote><p><strong>fromPvc</strong>: (<code>pvc</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p></blockquote><p>A claim, passed through as a SCSI device.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>pvc</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#nameref"><code>NameRef</code></a></td></tr><tr><td><code>options?</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/l.html#lunoptions"><code>LunOptions</code></a></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Lun.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Lun = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Lun as default
};

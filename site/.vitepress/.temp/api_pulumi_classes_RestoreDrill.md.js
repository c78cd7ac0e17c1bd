import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"RestoreDrill","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/RestoreDrill.md","filePath":"api/pulumi/classes/RestoreDrill.md"}');
const _sfc_main = { name: "api/pulumi/classes/RestoreDrill.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="restoredrill" tabindex="-1">RestoreDrill <a class="header-anchor" href="#restoredrill" aria-label="Permalink to &quot;RestoreDrill&quot;">​</a></h1><p>Proves on a schedule that the snapshots can be restored: makes a VM of the newest one, <code>&lt;vm&gt;-&lt;drill&gt;</code>, waits until its guest is up, and deletes it with its disks. The copy has no network, and none of the labels by which Services select the source, so that it cannot act for it. The source is never touched: the Job has no right to change it. It needs as much CPU, memory and storage as the VM.</p><p>A VM with a persistent TPM or persistent EFI variables cannot be drilled: KubeVirt restores these to the original only.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new RestoreDrill</strong>(<code>name</code>, <code>args</code>, <code>opts?</code>): <code>RestoreDrill</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/r.html#restoredrillargs"><code>RestoreDrillArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/c.html#componentoptions"><code>ComponentOptions</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="construct" tabindex="-1">construct <a class="header-anchor" href="#construct" aria-label="Permalink to &quot;construct&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>construct</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/RestoreDrill.html"><code>RestoreDrill</code></a></p></blockquote><p>The construct behind this component.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/RestoreDrill.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RestoreDrill = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RestoreDrill as default
};

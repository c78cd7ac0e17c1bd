import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"VmwareImport","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/VmwareImport.md","filePath":"api/pulumi/classes/VmwareImport.md"}');
const _sfc_main = { name: "api/pulumi/classes/VmwareImport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="vmwareimport" tabindex="-1">VmwareImport <a class="header-anchor" href="#vmwareimport" aria-label="Permalink to &quot;VmwareImport&quot;">​</a></h1><p>The import of VMs from VMware vSphere with Forklift: Provider, NetworkMap, StorageMap and Plan, and a Migration once <code>run</code> is set. Make it in the namespace of Forklift (<code>konveyor-forklift</code>, or <code>openshift-mtv</code> on OpenShift), whose operator must be installed.</p><p>Claims get the names <code>&lt;vm&gt;-&lt;index&gt;</code>, so that the program that owns the VMs after the cutover knows them: with a Forklift whose plans have <code>pvcNameTemplateUseGenerateName</code>; an older one appends random characters.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new VmwareImport</strong>(<code>name</code>, <code>args</code>, <code>opts?</code>): <code>VmwareImport</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/v.html#vmwareimportargs"><code>VmwareImportArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/c.html#componentoptions"><code>ComponentOptions</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="construct" tabindex="-1">construct <a class="header-anchor" href="#construct" aria-label="Permalink to &quot;construct&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>construct</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/VmwareImport.html"><code>VmwareImport</code></a></p></blockquote><p>The construct behind this component.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/VmwareImport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VmwareImport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VmwareImport as default
};

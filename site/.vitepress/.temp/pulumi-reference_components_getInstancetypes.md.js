import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"getInstancetypes","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/components/getInstancetypes.md","filePath":"pulumi-reference/components/getInstancetypes.md"}');
const _sfc_main = { name: "pulumi-reference/components/getInstancetypes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="getinstancetypes" tabindex="-1">getInstancetypes <a class="header-anchor" href="#getinstancetypes" aria-label="Permalink to &quot;getInstancetypes&quot;">​</a></h1><p><code>kubevirt:index:getInstancetypes</code> · function</p><p>The instancetypes and preferences that VMs of a namespace can use: those of the cluster, and those of the namespace, with their sizes, and which are deprecated.</p><h2 id="inputs" tabindex="-1">Inputs <a class="header-anchor" href="#inputs" aria-label="Permalink to &quot;Inputs&quot;">​</a></h2><h3 id="namespace" tabindex="-1">namespace <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace&quot;">​</a></h3><p><code>string</code></p><p>Namespace.</p><p>Default: that of the provider.</p><h3 id="labelselector" tabindex="-1">labelSelector <a class="header-anchor" href="#labelselector" aria-label="Permalink to &quot;labelSelector&quot;">​</a></h3><p><code>string</code></p><p>Only those with these labels, such as <code>instancetype.kubevirt.io/vendor=kubevirt.io</code>.</p><p>Default: all.</p><h3 id="latestonly" tabindex="-1">latestOnly <a class="header-anchor" href="#latestonly" aria-label="Permalink to &quot;latestOnly&quot;">​</a></h3><p><code>boolean</code></p><p>Whether deprecated ones and old versions are omitted.</p><p>Default: false.</p><h3 id="after" tabindex="-1">after <a class="header-anchor" href="#after" aria-label="Permalink to &quot;after&quot;">​</a></h3><p>anything</p><p>Any value that the call waits for, such as the <code>uid</code> of a VM of the same program: a preview that does not know it does not call the function. It is not read.</p><h2 id="outputs" tabindex="-1">Outputs <a class="header-anchor" href="#outputs" aria-label="Permalink to &quot;Outputs&quot;">​</a></h2><h3 id="instancetypes" tabindex="-1">instancetypes <a class="header-anchor" href="#instancetypes" aria-label="Permalink to &quot;instancetypes&quot;">​</a></h3><p>list of <a href="/kubevirt-iac/v0.1/pulumi-reference/types/components-j-p.html#listedinstancetype">ListedInstancetype</a></p><p>Instancetypes, by kind and name.</p><h3 id="preferences" tabindex="-1">preferences <a class="header-anchor" href="#preferences" aria-label="Permalink to &quot;preferences&quot;">​</a></h3><p>list of <a href="/kubevirt-iac/v0.1/pulumi-reference/types/components-j-p.html#listedpreference">ListedPreference</a></p><p>Preferences, by kind and name.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/components/getInstancetypes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const getInstancetypes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  getInstancetypes as default
};

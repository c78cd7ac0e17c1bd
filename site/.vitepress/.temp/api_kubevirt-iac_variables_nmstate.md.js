import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"nmstate","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/nmstate.md","filePath":"api/kubevirt-iac/variables/nmstate.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/nmstate.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nmstate" tabindex="-1">nmstate <a class="header-anchor" href="#nmstate" aria-label="Permalink to &quot;nmstate&quot;">​</a></h1><blockquote><p><code>const</code> <strong>nmstate</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1" tabindex="-1">v1 <a class="header-anchor" href="#v1" aria-label="Permalink to &quot;v1&quot;">​</a></h3><blockquote><p><strong>v1</strong>: <code>object</code></p></blockquote><h4 id="v1nmstate" tabindex="-1">v1.NMState <a class="header-anchor" href="#v1nmstate" aria-label="Permalink to &quot;v1.NMState&quot;">​</a></h4><blockquote><p><strong>NMState</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Kubernetes NMState: what configures the network of the nodes. One object in a cluster.</p><h4 id="v1nodenetworkconfigurationpolicy" tabindex="-1">v1.NodeNetworkConfigurationPolicy <a class="header-anchor" href="#v1nodenetworkconfigurationpolicy" aria-label="Permalink to &quot;v1.NodeNetworkConfigurationPolicy&quot;">​</a></h4><blockquote><p><strong>NodeNetworkConfigurationPolicy</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>What the network of the nodes must look like: bridges, bonds, VLANs, addresses. Deleting it undoes nothing.</p><h3 id="v1beta1" tabindex="-1">v1beta1 <a class="header-anchor" href="#v1beta1" aria-label="Permalink to &quot;v1beta1&quot;">​</a></h3><blockquote><p><strong>v1beta1</strong>: <code>object</code></p></blockquote><h4 id="v1beta1nmstate" tabindex="-1">v1beta1.NMState <a class="header-anchor" href="#v1beta1nmstate" aria-label="Permalink to &quot;v1beta1.NMState&quot;">​</a></h4><blockquote><p><strong>NMState</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Kubernetes NMState, as earlier releases serve it.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/nmstate.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const nmstate = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  nmstate as default
};

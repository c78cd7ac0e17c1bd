import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"forklift","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/forklift.md","filePath":"api/kubevirt-iac/variables/forklift.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/forklift.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="forklift" tabindex="-1">forklift <a class="header-anchor" href="#forklift" aria-label="Permalink to &quot;forklift&quot;">​</a></h1><blockquote><p><code>const</code> <strong>forklift</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1beta1" tabindex="-1">v1beta1 <a class="header-anchor" href="#v1beta1" aria-label="Permalink to &quot;v1beta1&quot;">​</a></h3><blockquote><p><strong>v1beta1</strong>: <code>object</code></p></blockquote><h4 id="v1beta1openstackvolumepopulator" tabindex="-1">v1beta1.OpenstackVolumePopulator <a class="header-anchor" href="#v1beta1openstackvolumepopulator" aria-label="Permalink to &quot;v1beta1.OpenstackVolumePopulator&quot;">​</a></h4><blockquote><p><strong>OpenstackVolumePopulator</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Fills claims from images of an OpenStack.</p><h4 id="v1beta1ovirtvolumepopulator" tabindex="-1">v1beta1.OvirtVolumePopulator <a class="header-anchor" href="#v1beta1ovirtvolumepopulator" aria-label="Permalink to &quot;v1beta1.OvirtVolumePopulator&quot;">​</a></h4><blockquote><p><strong>OvirtVolumePopulator</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Fills claims from disks of an oVirt.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/forklift.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const forklift = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  forklift as default
};

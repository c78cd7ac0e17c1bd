import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: forklift/v1beta1","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/types/forklift-v1beta1.md","filePath":"pulumi-reference/types/forklift-v1beta1.md"}');
const _sfc_main = { name: "pulumi-reference/types/forklift-v1beta1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-forkliftv1beta1" tabindex="-1">Types: forklift/v1beta1 <a class="header-anchor" href="#types-forkliftv1beta1" aria-label="Permalink to &quot;Types: forklift/v1beta1&quot;">​</a></h1><h2 id="openstackvolumepopulatorspec" tabindex="-1">OpenstackVolumePopulatorSpec <a class="header-anchor" href="#openstackvolumepopulatorspec" aria-label="Permalink to &quot;OpenstackVolumePopulatorSpec&quot;">​</a></h2><ul><li><strong><code>identityUrl</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>imageId</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>secretRef</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>transferNetwork</code></strong> <code>string</code></li></ul><h2 id="ovirtvolumepopulatorspec" tabindex="-1">OvirtVolumePopulatorSpec <a class="header-anchor" href="#ovirtvolumepopulatorspec" aria-label="Permalink to &quot;OvirtVolumePopulatorSpec&quot;">​</a></h2><ul><li><strong><code>diskId</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>engineUrl</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>secretRef</code></strong> <code>string</code>, <strong>required</strong></li><li><strong><code>transferNetwork</code></strong> <code>string</code></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/types/forklift-v1beta1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const forkliftV1beta1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  forkliftV1beta1 as default
};

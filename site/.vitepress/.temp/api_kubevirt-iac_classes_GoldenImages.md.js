import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"GoldenImages","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/GoldenImages.md","filePath":"api/kubevirt-iac/classes/GoldenImages.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/GoldenImages.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="goldenimages" tabindex="-1">GoldenImages <a class="header-anchor" href="#goldenimages" aria-label="Permalink to &quot;GoldenImages&quot;">​</a></h1><p>The usual Linux images in one namespace, imported again when newer ones are published.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new GoldenImages</strong>(<code>scope</code>, <code>id</code>, <code>props?</code>): <code>GoldenImages</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>scope</code></td><td><code>Construct</code></td></tr><tr><td><code>id</code></td><td><code>string</code></td></tr><tr><td><code>props?</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#goldenimagesprops"><code>GoldenImagesProps</code></a></td></tr></tbody></table><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="of" tabindex="-1">of() <a class="header-anchor" href="#of" aria-label="Permalink to &quot;of()&quot;">​</a></h3><blockquote><p><strong>of</strong>(<code>name</code>): <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/GoldenImage.html"><code>GoldenImage</code></a></p></blockquote><p>The golden image of that name. Throws if it is not among <code>images</code>.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>&quot;fedora&quot;</code> | <code>&quot;centos-stream9&quot;</code> | <code>&quot;centos-stream10&quot;</code> | <code>&quot;ubuntu-22.04&quot;</code> | <code>&quot;ubuntu-24.04&quot;</code> | <code>&quot;debian12&quot;</code> | <code>&quot;debian13&quot;</code> | <code>&quot;opensuse-leap&quot;</code> | <code>&quot;opensuse-tumbleweed&quot;</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/GoldenImage.html"><code>GoldenImage</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/GoldenImages.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GoldenImages = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GoldenImages as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"LocalImage","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/LocalImage.md","filePath":"api/kubevirt-iac/variables/LocalImage.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/LocalImage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="localimage" tabindex="-1">LocalImage <a class="header-anchor" href="#localimage" aria-label="Permalink to &quot;LocalImage&quot;">​</a></h1><blockquote><p><strong>LocalImage</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromfile" tabindex="-1">fromFile <a class="header-anchor" href="#fromfile" aria-label="Permalink to &quot;fromFile&quot;">​</a></h3><blockquote><p><strong>fromFile</strong>: (<code>file</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/l.html#localimage"><code>LocalImage</code></a></p></blockquote><p>The image in a file. A relative path is relative to the working directory. Reads the whole file for its SHA-256 unless that is given. Throws if the file cannot be read.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>file</code></td><td><code>string</code></td></tr><tr><td><code>options?</code></td><td>{ <code>sha256?</code>: <code>string</code>; }</td></tr><tr><td><code>options.sha256?</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/l.html#localimage"><code>LocalImage</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/LocalImage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LocalImage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LocalImage as default
};

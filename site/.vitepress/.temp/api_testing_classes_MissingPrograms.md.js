import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"MissingPrograms","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/classes/MissingPrograms.md","filePath":"api/testing/classes/MissingPrograms.md"}');
const _sfc_main = { name: "api/testing/classes/MissingPrograms.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="missingprograms" tabindex="-1">MissingPrograms <a class="header-anchor" href="#missingprograms" aria-label="Permalink to &quot;MissingPrograms&quot;">​</a></h1><p>Programs that are not on this machine, could not be downloaded, and cannot be built.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new MissingPrograms</strong>(<code>names</code>, <code>why</code>): <code>MissingPrograms</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>names</code></td><td>readonly (<code>&quot;etcd&quot;</code> | <code>&quot;kube-apiserver&quot;</code> | <code>&quot;kube-controller-manager&quot;</code> | <code>&quot;pulumi&quot;</code> | <code>&quot;pulumi-language-yaml&quot;</code> | <code>&quot;kustomize&quot;</code> | <code>&quot;gitops-health&quot;</code> | <code>&quot;kustomize-controller&quot;</code> | <code>&quot;argo-cd&quot;</code>)[]</td><td>-</td></tr><tr><td><code>why</code></td><td>readonly <code>string</code>[]</td><td>each could not be downloaded</td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="names" tabindex="-1">names <a class="header-anchor" href="#names" aria-label="Permalink to &quot;names&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>names</strong>: readonly (<code>&quot;etcd&quot;</code> | <code>&quot;kube-apiserver&quot;</code> | <code>&quot;kube-controller-manager&quot;</code> | <code>&quot;pulumi&quot;</code> | <code>&quot;pulumi-language-yaml&quot;</code> | <code>&quot;kustomize&quot;</code> | <code>&quot;gitops-health&quot;</code> | <code>&quot;kustomize-controller&quot;</code> | <code>&quot;argo-cd&quot;</code>)[]</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/classes/MissingPrograms.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MissingPrograms = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MissingPrograms as default
};

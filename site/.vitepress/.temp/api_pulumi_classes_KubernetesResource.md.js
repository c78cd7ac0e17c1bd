import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"KubernetesResource","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/KubernetesResource.md","filePath":"api/pulumi/classes/KubernetesResource.md"}');
const _sfc_main = { name: "api/pulumi/classes/KubernetesResource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="kubernetesresource" tabindex="-1">KubernetesResource <a class="header-anchor" href="#kubernetesresource" aria-label="Permalink to &quot;KubernetesResource&quot;">​</a></h1><p>Any Kubernetes object as a resource of the kubevirt provider.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="apiversion" tabindex="-1">apiVersion <a class="header-anchor" href="#apiversion" aria-label="Permalink to &quot;apiVersion&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>apiVersion</strong>: <code>Output</code>&lt;<code>string</code>&gt;</p></blockquote><h3 id="kind" tabindex="-1">kind <a class="header-anchor" href="#kind" aria-label="Permalink to &quot;kind&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kind</strong>: <code>Output</code>&lt;<code>string</code>&gt;</p></blockquote><h3 id="metadata" tabindex="-1">metadata <a class="header-anchor" href="#metadata" aria-label="Permalink to &quot;metadata&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>metadata</strong>: <code>Output</code>&lt;<code>ObservedMeta</code>&gt;</p></blockquote><h3 id="uid" tabindex="-1">uid <a class="header-anchor" href="#uid" aria-label="Permalink to &quot;uid&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>uid</strong>: <code>Output</code>&lt;<code>string</code>&gt;</p></blockquote><p>Identity of the object in its cluster.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/KubernetesResource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KubernetesResource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KubernetesResource as default
};

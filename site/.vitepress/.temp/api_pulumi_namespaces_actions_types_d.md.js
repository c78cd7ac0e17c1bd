import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: D","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/namespaces/actions/types/d.md","filePath":"api/pulumi/namespaces/actions/types/d.md"}');
const _sfc_main = { name: "api/pulumi/namespaces/actions/types/d.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-d" tabindex="-1">Types: D <a class="header-anchor" href="#types-d" aria-label="Permalink to &quot;Types: D&quot;">​</a></h1><h2 id="drainargs" tabindex="-1">DrainArgs <a class="header-anchor" href="#drainargs" aria-label="Permalink to &quot;DrainArgs&quot;">​</a></h2><p>Inputs of every action.</p><h3 id="deleteemptydirdata" tabindex="-1">deleteEmptyDirData? <a class="header-anchor" href="#deleteemptydirdata" aria-label="Permalink to &quot;deleteEmptyDirData?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>deleteEmptyDirData?</strong>: <code>Input</code>&lt;<code>boolean</code>&gt;</p></blockquote><p>Whether Pods with emptyDir volumes are evicted, whose content is then lost. Default: false.</p><h3 id="force" tabindex="-1">force? <a class="header-anchor" href="#force" aria-label="Permalink to &quot;force?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>force?</strong>: <code>Input</code>&lt;<code>boolean</code>&gt;</p></blockquote><p>Whether Pods without a controller are evicted, which nothing starts again. Default: false.</p><h3 id="graceperiodseconds" tabindex="-1">gracePeriodSeconds? <a class="header-anchor" href="#graceperiodseconds" aria-label="Permalink to &quot;gracePeriodSeconds?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>gracePeriodSeconds?</strong>: <code>Input</code>&lt;<code>number</code>&gt;</p></blockquote><p>Seconds that each Pod has for its end. Default: those of the Pod.</p><h3 id="node" tabindex="-1">node <a class="header-anchor" href="#node" aria-label="Permalink to &quot;node&quot;">​</a></h3><blockquote><p><strong>node</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the Node.</p><h3 id="triggers" tabindex="-1">triggers? <a class="header-anchor" href="#triggers" aria-label="Permalink to &quot;triggers?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>triggers?</strong>: <code>unknown</code></p></blockquote><p>Any value: the action is done again when it changes. Default: it is done again only when another input changes.</p><h3 id="uncordonondelete" tabindex="-1">uncordonOnDelete? <a class="header-anchor" href="#uncordonondelete" aria-label="Permalink to &quot;uncordonOnDelete?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>uncordonOnDelete?</strong>: <code>Input</code>&lt;<code>boolean</code>&gt;</p></blockquote><p>Whether the node becomes schedulable again when the resource is deleted. A node that was cordoned before stays so. Default: true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/namespaces/actions/types/d.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const d = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  d as default
};

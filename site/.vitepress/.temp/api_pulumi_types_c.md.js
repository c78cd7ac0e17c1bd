import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: C","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/c.md","filePath":"api/pulumi/types/c.md"}');
const _sfc_main = { name: "api/pulumi/types/c.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-c" tabindex="-1">Types: C <a class="header-anchor" href="#types-c" aria-label="Permalink to &quot;Types: C&quot;">​</a></h1><h2 id="clusteruserdefinednetworkargs" tabindex="-1">ClusterUserDefinedNetworkArgs <a class="header-anchor" href="#clusteruserdefinednetworkargs" aria-label="Permalink to &quot;ClusterUserDefinedNetworkArgs&quot;">​</a></h2><blockquote><p><strong>ClusterUserDefinedNetworkArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clusteruserdefinednetworkprops"><code>ClusterUserDefinedNetworkProps</code></a>&gt;</p></blockquote><h2 id="componentoptions" tabindex="-1">ComponentOptions <a class="header-anchor" href="#componentoptions" aria-label="Permalink to &quot;ComponentOptions&quot;">​</a></h2><p>Options of a component. Pulumi&#39;s own reach its children: <code>protect</code>, <code>aliases</code>, <code>provider</code>, <code>deletedWith</code> and <code>transforms</code> by Pulumi, <code>customTimeouts</code>, <code>retainOnDelete</code> and <code>deleteBeforeReplace</code> on every object, <code>ignoreChanges</code>, <code>replaceOnChanges</code>, <code>hideDiffs</code>, <code>replaceWith</code> and <code>replacementTrigger</code> on the main object, with paths of that object (<code>spec.runStrategy</code>).</p><h3 id="deletebeforereplace" tabindex="-1">deleteBeforeReplace? <a class="header-anchor" href="#deletebeforereplace" aria-label="Permalink to &quot;deleteBeforeReplace?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>deleteBeforeReplace?</strong>: <code>boolean</code></p></blockquote><p>Whether an object that is replaced is deleted before the new one is created. Where the name of the object stays, it is in any case.</p><p><strong>Default:</strong> <code>false</code></p><h3 id="import" tabindex="-1">import? <a class="header-anchor" href="#import" aria-label="Permalink to &quot;import?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>import?</strong>: <code>string</code></p></blockquote><p>Takes existing objects into the stack: the id of the main object, <code>namespace/name</code>. The component&#39;s other objects are imported by the names that it gives them, and must exist.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/c.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const c = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  c as default
};

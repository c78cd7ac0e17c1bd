import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: M","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/namespaces/actions/types/m.md","filePath":"api/pulumi/namespaces/actions/types/m.md"}');
const _sfc_main = { name: "api/pulumi/namespaces/actions/types/m.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-m" tabindex="-1">Types: M <a class="header-anchor" href="#types-m" aria-label="Permalink to &quot;Types: M&quot;">​</a></h1><h2 id="migrationargs" tabindex="-1">MigrationArgs <a class="header-anchor" href="#migrationargs" aria-label="Permalink to &quot;MigrationArgs&quot;">​</a></h2><p>Inputs of every action in a namespace.</p><h3 id="addednodeselector" tabindex="-1">addedNodeSelector? <a class="header-anchor" href="#addednodeselector" aria-label="Permalink to &quot;addedNodeSelector?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>addedNodeSelector?</strong>: <code>Input</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>Input</code>&lt;<code>string</code>&gt;&gt;&gt;</p></blockquote><p>Labels that the target node must have, in addition to the node selector of the guest, such as <code>kubernetes.io/hostname: node-2</code>.</p><h3 id="namespace" tabindex="-1">namespace? <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>namespace?</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Namespace of the VirtualMachine. Default: that of the provider.</p><h3 id="triggers" tabindex="-1">triggers? <a class="header-anchor" href="#triggers" aria-label="Permalink to &quot;triggers?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>triggers?</strong>: <code>unknown</code></p></blockquote><p>Any value: the action is done again when it changes. Default: it is done again only when another input changes.</p><h3 id="vm" tabindex="-1">vm <a class="header-anchor" href="#vm" aria-label="Permalink to &quot;vm&quot;">​</a></h3><blockquote><p><strong>vm</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the VirtualMachine.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/namespaces/actions/types/m.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const m = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  m as default
};

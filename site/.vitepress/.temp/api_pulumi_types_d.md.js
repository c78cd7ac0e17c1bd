import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: D","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/d.md","filePath":"api/pulumi/types/d.md"}');
const _sfc_main = { name: "api/pulumi/types/d.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-d" tabindex="-1">Types: D <a class="header-anchor" href="#types-d" aria-label="Permalink to &quot;Types: D&quot;">​</a></h1><h2 id="deepinput" tabindex="-1">DeepInput <a class="header-anchor" href="#deepinput" aria-label="Permalink to &quot;DeepInput&quot;">​</a></h2><blockquote><p><strong>DeepInput</strong>&lt;<code>T</code>&gt; = <code>unknown</code> <em>extends</em> <code>T</code> ? <code>unknown</code> : [<code>T</code>] <em>extends</em> [<code>Leaf</code>] ? <code>Input</code>&lt;<code>T</code>&gt; : <code>Input</code>&lt;<code>T</code> <em>extends</em> readonly infer Item[] ? <code>DeepInput</code>&lt;<code>Item</code>&gt;[] : <code>{ [Key in keyof T]: DeepInput&lt;T[Key]&gt; }</code>&gt;</p></blockquote><p>T with an Output allowed in place of any part of it, at any depth.</p><p><strong>Type Parameters</strong></p><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td>&lt;a id=&quot;type-parameter-t&quot;&gt;&lt;/a&gt; <code>T</code></td></tr></tbody></table><h2 id="defaultdenyargs" tabindex="-1">DefaultDenyArgs <a class="header-anchor" href="#defaultdenyargs" aria-label="Permalink to &quot;DefaultDenyArgs&quot;">​</a></h2><blockquote><p><strong>DefaultDenyArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#defaultdenyprops"><code>DefaultDenyProps</code></a>&gt;</p></blockquote><h2 id="deschedulerargs" tabindex="-1">DeschedulerArgs <a class="header-anchor" href="#deschedulerargs" aria-label="Permalink to &quot;DeschedulerArgs&quot;">​</a></h2><blockquote><p><strong>DeschedulerArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#deschedulerprops"><code>DeschedulerProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/d.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const d = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  d as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Binding","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Binding.md","filePath":"api/kubevirt-iac/variables/Binding.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Binding.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="binding" tabindex="-1">Binding <a class="header-anchor" href="#binding" aria-label="Permalink to &quot;Binding&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Binding</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="l2bridge" tabindex="-1">l2bridge <a class="header-anchor" href="#l2bridge" aria-label="Permalink to &quot;l2bridge&quot;">​</a></h3><blockquote><p><strong>l2bridge</strong>: () =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p></blockquote><p>The plugin <code>l2bridge</code>, with which guests join a primary user-defined network of OVN-Kubernetes.</p><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p><h3 id="macvtap" tabindex="-1">macvtap <a class="header-anchor" href="#macvtap" aria-label="Permalink to &quot;macvtap&quot;">​</a></h3><blockquote><p><strong>macvtap</strong>: () =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p></blockquote><p>The plugin <code>macvtap</code>, in place of the binding that KubeVirt removed in v1.3. An administrator must register it.</p><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p><h3 id="plugin" tabindex="-1">plugin <a class="header-anchor" href="#plugin" aria-label="Permalink to &quot;plugin&quot;">​</a></h3><blockquote><p><strong>plugin</strong>: (<code>name</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p></blockquote><p>A network binding plugin, by the name under which it is registered with KubeVirt.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns-2" tabindex="-1">Returns <a class="header-anchor" href="#returns-2" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#pluginbinding"><code>PluginBinding</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Binding.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Binding = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Binding as default
};

import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"expand","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/components/expand.md","filePath":"pulumi-reference/components/expand.md"}');
const _sfc_main = { name: "pulumi-reference/components/expand.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="expand" tabindex="-1">expand <a class="header-anchor" href="#expand" aria-label="Permalink to &quot;expand&quot;">​</a></h1><p><code>kubevirt:index:expand</code> · function</p><p>A VirtualMachine with its instancetype and preference applied, as KubeVirt itself computes it (its subresources expand-spec and expand-vm-spec): one of the cluster by its name, or one that need not exist as <code>manifest</code>. Nothing is written.</p><h2 id="inputs" tabindex="-1">Inputs <a class="header-anchor" href="#inputs" aria-label="Permalink to &quot;Inputs&quot;">​</a></h2><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><p><code>string</code></p><p>Name of a VirtualMachine of the cluster, or the id of its resource: <code>vms/web</code>. Exactly one of name and manifest.</p><h3 id="namespace" tabindex="-1">namespace <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace&quot;">​</a></h3><p><code>string</code></p><p>Namespace.</p><p>Default: that of the manifest, else that of the provider.</p><h3 id="manifest" tabindex="-1">manifest <a class="header-anchor" href="#manifest" aria-label="Permalink to &quot;manifest&quot;">​</a></h3><p>anything</p><p>A VirtualMachine as it would be applied. Exactly one of name and manifest.</p><h3 id="after" tabindex="-1">after <a class="header-anchor" href="#after" aria-label="Permalink to &quot;after&quot;">​</a></h3><p>anything</p><p>Any value that the call waits for, such as the <code>uid</code> of a VM of the same program: a preview that does not know it does not call the function. It is not read.</p><h2 id="outputs" tabindex="-1">Outputs <a class="header-anchor" href="#outputs" aria-label="Permalink to &quot;Outputs&quot;">​</a></h2><h3 id="vm" tabindex="-1">vm <a class="header-anchor" href="#vm" aria-label="Permalink to &quot;vm&quot;">​</a></h3><p>anything</p><p>The VirtualMachine, with everything in its template, and without the references.</p><h3 id="cpu" tabindex="-1">cpu <a class="header-anchor" href="#cpu" aria-label="Permalink to &quot;cpu&quot;">​</a></h3><p><code>integer</code></p><p>vCPUs of its guest: sockets times cores times threads.</p><h3 id="memory" tabindex="-1">memory <a class="header-anchor" href="#memory" aria-label="Permalink to &quot;memory&quot;">​</a></h3><p><code>string</code></p><p>Memory of its guest, such as <code>4Gi</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/components/expand.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const expand = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  expand as default
};

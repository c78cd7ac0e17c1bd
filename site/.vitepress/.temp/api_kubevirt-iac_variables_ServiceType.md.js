import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ServiceType","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/ServiceType.md","filePath":"api/kubevirt-iac/variables/ServiceType.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/ServiceType.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="servicetype" tabindex="-1">ServiceType <a class="header-anchor" href="#servicetype" aria-label="Permalink to &quot;ServiceType&quot;">​</a></h1><blockquote><p><code>const</code> <strong>ServiceType</strong>: <code>object</code></p></blockquote><p>Types of Services.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="cluster_ip" tabindex="-1">CLUSTER_IP <a class="header-anchor" href="#cluster_ip" aria-label="Permalink to &quot;CLUSTER\\_IP&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>CLUSTER_IP</strong>: <code>&quot;ClusterIP&quot;</code></p></blockquote><p>From inside the cluster. The default.</p><h3 id="load_balancer" tabindex="-1">LOAD_BALANCER <a class="header-anchor" href="#load_balancer" aria-label="Permalink to &quot;LOAD\\_BALANCER&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>LOAD_BALANCER</strong>: <code>&quot;LoadBalancer&quot;</code></p></blockquote><p>On an address of its own, assigned by the load balancer of the cluster.</p><h3 id="node_port" tabindex="-1">NODE_PORT <a class="header-anchor" href="#node_port" aria-label="Permalink to &quot;NODE\\_PORT&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>NODE_PORT</strong>: <code>&quot;NodePort&quot;</code></p></blockquote><p>On a port of every node.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/ServiceType.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServiceType = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServiceType as default
};

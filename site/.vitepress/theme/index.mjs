import { defineAsyncComponent } from 'vue';
import Theme from 'vitepress/theme-without-fonts';
import './site.css';

// Nothing of it is written into the page: a linter in it would be loaded by whoever builds the site.
const Playground = import.meta.env.SSR ? {} : defineAsyncComponent(() => import('./Playground.vue'));

export default {
  extends: Theme,
  enhanceApp: ({ app }) => app.component('GuardPlayground', Playground),
};

// Stands where Google Tag Manager's container would be, and behaves as one does: reads what was pushed before it, listens
// to what is pushed after, and sets cookies as far as it may. As containers have been seen to do, it sets one of them
// again while the page is being left, whatever it has been told since.
{
  const told = [];
  window.googleWasTold = told;
  const consent = {};
  const expires = new Date(Date.now() + 86_400_000).toUTCString();
  const parent = location.hostname.split('.').slice(-2).join('.');
  const set = (name, rest) => {
    document.cookie = `${name}=GS1.1.${Date.now()}; Expires=${expires}; ${rest}`;
  };
  const act = () => {
    if (consent.analytics_storage === 'granted') {
      set('_ga', `Path=/; Domain=${parent}`);
      set('_ga_STANDIN1', `Path=/; Domain=${parent}`);
      set('_gid', 'Path=/');
      set('_ga_DEEP', `Path=${location.pathname}`);
    }
    if (consent.ad_storage === 'granted') {
      set('_gcl_au', `Path=/; Domain=${location.hostname}`);
      localStorage.setItem('_gcl_ls', 'x');
      new Image().src = 'https://googleads.g.doubleclick.net/pagead/stand-in.gif';
    }
    if (consent.analytics_storage === 'granted')
      void fetch('https://region1.google-analytics.com/g/collect', { method: 'POST', mode: 'no-cors' });
  };
  const hear = (entry) => {
    told.push(JSON.parse(JSON.stringify(entry[0] === 'consent' ? Array.from(entry) : entry)));
    if (entry[0] === 'consent') Object.assign(consent, entry[2]);
  };
  for (const entry of window.dataLayer) hear(entry);
  act();
  window.dataLayer.push = (entry) => hear(entry);
  const before = { ...consent };
  addEventListener('pagehide', () => {
    if (before.analytics_storage === 'granted') set('_ga_STANDIN1', `Path=/; Domain=${parent}`);
  });
}

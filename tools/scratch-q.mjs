import pg from 'pg'; import fs from 'fs';
const port=fs.readFileSync('/tmp/wt/big/data/history/database/postmaster.pid','utf8').split('\n')[3];
const c=new pg.Client(`postgres://postgres:benchmark@127.0.0.1:${port}/prosa`); await c.connect();
const rooms=(await c.query('select id from room')).rows.map(r=>r.id);
for (const q of fs.readFileSync(process.argv[2],'utf8').split(/^;$/m)) { if(!q.trim()) continue;
 const t=performance.now();
 const values = q.includes('$1') ? [rooms] : [];
 const r=await c.query(q.trim(), values);
 const ms=performance.now()-t;
 const rows=Array.isArray(r)?r.at(-1).rows:r.rows;
 console.log('-- '+q.trim().slice(0,100).replace(/\n/g,' ')+' '+ms.toFixed(1)+' ms');
 for (const row of rows.slice(0,60)) console.log(row['QUERY PLAN'] ?? JSON.stringify(row));
}
await c.end();

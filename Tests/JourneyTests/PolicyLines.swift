extension PolicyTable {
  static let lines = """
    GET / anyone
    POST /api/v1/foto anyone
    GET /api/v1/laporan anyone
    POST /api/v1/laporan anyone
    GET /api/v1/laporan.csv anyone
    GET /api/v1/laporan/{nomor} anyone
    GET /api/v1/peta anyone
    GET /api/v1/peta/privat anyone
    GET /api/v1/wilayah anyone
    GET /aplikasi.webmanifest anyone
    GET /aset/{berkas} anyone
    GET /bantuan anyone
    GET /cara-melapor anyone
    GET /laporan.atom anyone
    GET /peta anyone
    GET /peta/wilayah/{kode} anyone
    GET /poster anyone
    GET /poster/{kode} anyone
    GET /berhenti/{kunci} anyone
    POST /berhenti/{kunci} anyone
    GET /foto/{id}/{ukuran}.jpg anyone
    GET /health/live anyone
    GET /health/ready anyone
    POST /keluar officers
    GET /l/{kunci} anyone
    GET /lacak anyone
    POST /lacak anyone
    POST /lacak/lupakan anyone
    GET /lapor anyone
    POST /lapor anyone
    GET /lapor/{draf}/foto anyone
    POST /lapor/{draf}/foto anyone
    GET /lapor/{draf}/foto/{id}.jpg anyone
    GET /lapor/{draf}/kategori anyone
    POST /lapor/{draf}/kategori anyone
    GET /lapor/{draf}/kirim anyone
    POST /lapor/{draf}/kirim anyone
    GET /lapor/{draf}/kontak anyone
    POST /lapor/{draf}/kontak anyone
    GET /lapor/{draf}/masalah anyone
    POST /lapor/{draf}/masalah anyone
    GET /lapor/{draf}/periksa anyone
    GET /lapor/{draf}/privasi anyone
    POST /lapor/{draf}/privasi anyone
    GET /lapor/{draf}/serupa anyone
    POST /lapor/{draf}/serupa anyone
    GET /lapor/{draf}/tempat anyone
    POST /lapor/{draf}/tempat anyone
    GET /lapor/{draf}/terkirim anyone
    GET /laporan anyone
    GET /laporan/saring anyone
    GET /laporan/{nomor} anyone
    GET /laporan/{nomor}/beres anyone
    POST /laporan/{nomor}/beres reporter
    GET /laporan/{nomor}/buka-kembali anyone
    POST /laporan/{nomor}/buka-kembali reporter
    GET /laporan/{nomor}/cabut reporter
    POST /laporan/{nomor}/cabut reporter
    GET /laporan/{nomor}/cetak reporter
    GET /laporan/{nomor}/dukung anyone
    POST /laporan/{nomor}/dukung anyone
    GET /laporan/{nomor}/dukung/kabar anyone
    POST /laporan/{nomor}/dukung/kabar anyone
    POST /laporan/{nomor}/dukung/peramban anyone
    GET /laporan/{nomor}/jawab anyone
    POST /laporan/{nomor}/jawab reporter
    GET /laporan/{nomor}/kabar reporter
    POST /laporan/{nomor}/kabar reporter
    GET /laporan/{nomor}/langsung anyone
    GET /laporan/{nomor}/laporkan anyone
    POST /laporan/{nomor}/laporkan anyone
    GET /laporan/{nomor}/nilai anyone
    POST /laporan/{nomor}/nilai reporter
    POST /laporan/{nomor}/peramban reporter
    GET /laporan/{nomor}/tambah anyone
    POST /laporan/{nomor}/tambah reporter
    GET /luring anyone
    GET /masuk anyone
    POST /masuk anyone
    GET /masuk/kode anyone
    POST /masuk/kode anyone
    GET /meja officers
    GET /meja/akun officers
    GET /meja/akun/keamanan officers
    POST /meja/akun/keamanan/langkah-kedua officers
    POST /meja/akun/keamanan/langkah-kedua/kode officers
    POST /meja/akun/keamanan/langkah-kedua/matikan officers
    POST /meja/akun/keamanan/langkah-kedua/mulai officers
    POST /meja/akun/keamanan/sandi officers
    POST /meja/akun/keamanan/sesi/akhiri officers
    POST /meja/akun/keamanan/sesi/{id}/akhiri officers
    POST /meja/akun/peramban officers
    POST /meja/akun/peramban/mati officers
    POST /meja/akun/surel officers
    POST /meja/akun/tidak-hadir officers
    POST /meja/akun/tidak-hadir/{id}/akhiri officers
    GET /meja/aturan-rute administrator
    GET /meja/aturan-rute/baru administrator
    POST /meja/aturan-rute/baru administrator
    GET /meja/aturan-rute/{versi} administrator
    GET /meja/aturan-rute/{versi}/routing.csv administrator
    GET /meja/bersama agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    POST /meja/bersama agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    GET /meja/darurat verifier
    POST /meja/darurat verifier
    POST /meja/darurat/{id}/akhiri verifier
    GET /meja/digantung agencyHead areaHead governorOffice verifier
    GET /meja/dukungan agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    GET /meja/eskalasi agencyCoordinator agencyHead areaHead channelAdmin governorOffice kelurahanOfficer unitOfficer verifier
    GET /meja/foto/{id}.jpg officers
    GET /meja/hampir-lewat agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    GET /meja/ikhtisar agencyHead areaHead governorOffice
    GET /meja/ikhtisar/hampir-lewat agencyHead areaHead governorOffice
    GET /meja/ikhtisar/lewat agencyHead areaHead governorOffice
    GET /meja/inspektorat administrator agencyHead governorOffice
    GET /meja/jejak administrator
    GET /meja/jejak.csv administrator
    GET /meja/kabar officers
    GET /meja/kalender administrator agencyHead areaHead governorOffice verifier
    GET /meja/kalender/baru administrator
    POST /meja/kalender/baru administrator
    GET /meja/kalender/{versi} administrator agencyHead areaHead governorOffice verifier
    GET /meja/kalender/{versi}/holidays.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/kalender/{versi}/hours.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/kanal administrator
    GET /meja/kanal/{kode} administrator
    POST /meja/kanal/{kode} administrator
    GET /meja/kategori administrator
    GET /meja/kategori/{slug} administrator
    POST /meja/kategori/{slug} administrator
    GET /meja/kerja administrator
    POST /meja/kerja/{id}/ulang administrator
    GET /meja/kesepakatan agencyHead governorOffice
    GET /meja/lapangan fieldOfficer
    GET /meja/lapangan/{nomor} fieldOfficer
    POST /meja/lapangan/{nomor}/hasil fieldOfficer
    POST /meja/lapangan/{nomor}/mulai fieldOfficer
    GET /meja/laporan/{nomor} officers
    POST /meja/laporan/{nomor}/ambil officers
    POST /meja/laporan/{nomor}/bukan-duplikat officers
    POST /meja/laporan/{nomor}/bukan-kewenangan officers
    POST /meja/laporan/{nomor}/catatan officers
    POST /meja/laporan/{nomor}/disposisi officers
    POST /meja/laporan/{nomor}/estimasi officers
    POST /meja/laporan/{nomor}/gabung officers
    POST /meja/laporan/{nomor}/hadir officers
    POST /meja/laporan/{nomor}/hasil officers
    POST /meja/laporan/{nomor}/inspektorat verifier
    POST /meja/laporan/{nomor}/jawab officers
    POST /meja/laporan/{nomor}/jeda officers
    POST /meja/laporan/{nomor}/kategori officers
    POST /meja/laporan/{nomor}/kemajuan officers
    POST /meja/laporan/{nomor}/kembalikan officers
    POST /meja/laporan/{nomor}/kontak agencyCoordinator channelAdmin kelurahanOfficer unitOfficer verifier
    POST /meja/laporan/{nomor}/koordinasi officers
    POST /meja/laporan/{nomor}/lanjut officers
    POST /meja/laporan/{nomor}/minta-foto officers
    POST /meja/laporan/{nomor}/mulai officers
    POST /meja/laporan/{nomor}/pecah officers
    GET /meja/laporan/{nomor}/periksa verifier
    POST /meja/laporan/{nomor}/putuskan officers
    POST /meja/laporan/{nomor}/sesuai officers
    POST /meja/laporan/{nomor}/tanggapi officers
    POST /meja/laporan/{nomor}/tanya officers
    POST /meja/laporan/{nomor}/tolak officers
    GET /meja/lewat agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    GET /meja/moderasi administrator channelAdmin
    GET /meja/moderasi/{nomor} administrator channelAdmin
    POST /meja/moderasi/{nomor}/asli administrator channelAdmin
    POST /meja/moderasi/{nomor}/foto administrator channelAdmin
    POST /meja/moderasi/{nomor}/foto/asli administrator channelAdmin
    POST /meja/moderasi/{nomor}/foto/buka administrator channelAdmin
    POST /meja/moderasi/{nomor}/kata administrator channelAdmin
    POST /meja/moderasi/{nomor}/kata/buka administrator channelAdmin
    POST /meja/moderasi/{nomor}/selesai administrator channelAdmin
    GET /meja/pengumuman administrator areaHead
    POST /meja/pengumuman administrator areaHead
    POST /meja/pengumuman/{id}/akhiri administrator areaHead
    GET /meja/pemberitahuan officers
    POST /meja/pemberitahuan officers
    GET /meja/pemeriksaan-kedua verifier
    GET /meja/pemeriksaan-kedua/{nomor} verifier
    POST /meja/pemeriksaan-kedua/{nomor} verifier
    GET /meja/pemeriksaan-kedua/{nomor}/foto/{id}.jpg verifier
    GET /meja/pengguna administrator
    GET /meja/pengguna.csv administrator
    GET /meja/pengguna/baru administrator
    POST /meja/pengguna/baru administrator
    GET /meja/pengguna/langkah-kedua administrator
    POST /meja/pengguna/langkah-kedua administrator
    GET /meja/pengguna/{id} administrator
    POST /meja/pengguna/{id} administrator
    POST /meja/pengguna/{id}/dinas administrator
    POST /meja/pengguna/{id}/langkah-kedua administrator
    POST /meja/pengguna/{id}/sandi administrator
    POST /meja/pengguna/{id}/sesi administrator
    POST /meja/pengguna/{id}/undang administrator
    GET /meja/pintasan officers
    GET /meja/rute agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier fieldOfficer
    GET /meja/semua areaHead governorOffice
    GET /meja/semua.csv areaHead governorOffice
    GET /meja/tabel/pengguna administrator
    POST /meja/tabel/pengguna administrator
    GET /meja/tabel/templat administrator
    POST /meja/tabel/templat administrator
    GET /meja/tabel/templat/isi.csv administrator
    GET /meja/tabel/pengumuman administrator
    POST /meja/tabel/pengumuman administrator
    GET /meja/tabel/pengumuman/isi.csv administrator
    GET /meja/tabel/{tabel} administrator
    POST /meja/tabel/{tabel} administrator
    GET /meja/tabel/{tabel}/isi.csv administrator
    GET /meja/tampilan agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier areaHead administrator
    POST /meja/tampilan agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier areaHead administrator
    POST /meja/tampilan/{id}/hapus agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier areaHead administrator
    POST /meja/tampilan/{id}/naik agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier areaHead administrator
    POST /meja/tampilan/{id}/nama agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier areaHead administrator
    GET /meja/teks administrator
    GET /meja/teks/{nama} administrator
    POST /meja/teks/{nama} administrator
    POST /meja/teks/{nama}/bawaan administrator
    GET /meja/templat administrator agencyHead areaHead
    POST /meja/templat administrator agencyHead areaHead
    GET /meja/templat/{id} administrator agencyHead areaHead
    POST /meja/templat/{id} administrator agencyHead areaHead
    POST /meja/templat/{id}/hapus administrator agencyHead areaHead
    GET /meja/tenggat administrator agencyHead areaHead governorOffice verifier
    GET /meja/tenggat/baru administrator
    POST /meja/tenggat/baru administrator
    GET /meja/tenggat/{versi} administrator agencyHead areaHead governorOffice verifier
    GET /meja/tenggat/{versi}/ladder.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/tenggat/{versi}/limits.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/tenggat/{versi}/sla.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/tugas fieldOfficer
    GET /meja/unit administrator
    GET /meja/unit/baru administrator
    POST /meja/unit/baru administrator
    GET /meja/unit/{kode} administrator
    POST /meja/unit/{kode} administrator
    GET /meja/waktu administrator agencyHead areaHead governorOffice verifier
    GET /meja/waktu.csv administrator agencyHead areaHead governorOffice verifier
    GET /meja/webhook administrator
    POST /meja/webhook administrator
    GET /meja/webhook/{id} administrator
    POST /meja/webhook/{id}/nyala administrator
    POST /meja/webhook/{id}/pesan/{pesan}/ulang administrator
    POST /meja/webhook/{id}/rahasia administrator
    POST /meja/webhook/{id}/rahasia-lama administrator
    GET /meja/wilayah administrator
    GET /meja/wilayah/{kode} administrator
    POST /meja/wilayah/{kode} administrator
    GET /meja/{antrean} agencyCoordinator agencyHead channelAdmin kelurahanOfficer unitOfficer verifier
    GET /metrics anyone
    GET /pekerja.js anyone
    GET /undangan/{kunci} anyone
    POST /undangan/{kunci} anyone
    """
}

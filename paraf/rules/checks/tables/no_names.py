"""Words with which no name of a person begins, capital or not: places, offices, groups, illnesses, days."""

NO_NAMES = """
aceh adapun adik agenda agustus ahad akademi akibat alun anak april area asosiasi atas ayah badan bagi bahasa
balai bali balita bandara banjir bank bantuan banyak bapak bayi beasiswa beberapa beliau belum bendungan
bersih bibi bidang bila bocah bukan bulan bupati buruh camat cerdas covid dalam dana danau dari data dataran
delapan demam dengan desa desember dewan dia diabetes dinas dinkes direktur disdikbud diskominfo dokter dosen
dua dusun empat enam event februari festival forum gang gedung gelanggang generasi gerakan gereja grup
gubernur gugus gunung guru hari hepatitis hotel hutan ia ibu ikatan indonesia informasi inggris institut islam
istri jakarta jalan jambore januari jawa jembatan jika juara juli jumat juni kabupaten kakak kakek kalau
kalimantan kami kamis kampung kampus kanker kantor karena karyawan kategori kawasan kecamatan kegiatan
kejuaraan kelas kelompok keluarga kelurahan kementerian kepala kerukunan ketika ketua kini kita klinik klub
kolam komisi komplek kompleks komunitas konferensi kongres koperasi korban kota kusta laboratorium lansia
lapangan lelaki lembaga liga lima lomba lurah mahasiswa mal malaria maret marga masa masih masjid masyarakat
mei menteri menurut mereka meski mess minggu mobil monumen murid museum musyawarah namun nasional nelayan
nenek november oktober oleh olimpiade orang organisasi pabrik pada pahlawan paman panitia pantai para pasar
pasien pasukan patroli pedagang pegawai pekan pelabuhan pelajar pelaku pelatih pemain pemerintah pemkot
pemprov pemuda penderita pengadilan pengemudi pengendara pengurus penyintas peraturan perempuan perpustakaan
persatuan perumahan perusahaan pesantren peserta petani petugas piala pihak pilkada plaza polda polisi polres
polsek pondok posyandu presiden pria program provinsi proyek puluhan pusat puskesmas putra putri rabu ramadan
ramadhan ratusan rekan remaja republik ribuan rsud rumah saat sabtu sanggar sanitasi santri santriwati satgas
satuan sebanyak sebelum sedangkan sejumlah sekolah sekretaris selain selasa seluruh sembilan sementara seminar
semua senin seorang september sepuluh setelah setiap sistem siswa siswi skizofrenia stadion stasiun stroke
suami sudah sulawesi sumatera sungai surabaya tahun taman teman tempat tercatat terminal tersangka tetangga
tidak tiga tim toko tuberkulosis tugas tugu tujuh turnamen umur undang universitas untuk usia wakil wali
walikota wanita warga warung wilayah yayasan
"""
"""The words, in small letters."""
